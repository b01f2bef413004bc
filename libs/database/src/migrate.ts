import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createRoles } from './roles';

const FOLDER = join(__dirname, 'migrations');

/** The text of an applied migration has changed. */
export class ChangedMigration extends Error {}

/**
 * Brings a database up to date as its owner: first the roles, then every numbered SQL file once, each in its own
 * transaction. Returns the names of the files applied now. Safe to run concurrently. Throws ChangedMigration.
 */
export async function migrate(ownerUrl: string, appPassword: string, folder = FOLDER): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'wufei-migrate' });
  try {
    await client.connect();
    await client.query(`SELECT pg_advisory_lock(hashtext('wufei migrate'))`);
    await createRoles(client, appPassword);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const applied: string[] = [];
    for (const name of readdirSync(folder).filter(isSql).sort()) {
      if (await apply(client, folder, name)) applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

function isSql(name: string): boolean {
  return name.endsWith('.sql');
}

async function apply(client: Client, folder: string, name: string): Promise<boolean> {
  const text = readFileSync(join(folder, name), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { rows } = await client.query<{ sha256: string }>('SELECT sha256 FROM migration WHERE name = $1', [
    name,
  ]);
  if (rows[0]) {
    if (rows[0].sha256 !== sha256)
      throw new ChangedMigration(`${name} was changed after it had been applied`);
    return false;
  }
  await client.query('BEGIN');
  try {
    await client.query(text);
    await client.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
