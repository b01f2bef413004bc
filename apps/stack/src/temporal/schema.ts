import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { DATABASES } from './config';

const execute = promisify(execFile);

/** The role of Temporal. It owns its two databases and cannot read the record. */
export const ROLE = 'temporal';

export interface SchemaOptions {
  /** Address of the database `postgres` as superuser. */
  adminUrl: string;
  port: number;
  password: string;
  sqlTool: string;
}

/** Creates or updates role, databases and schema for this server version; safe to repeat. */
export async function prepareSchema({ adminUrl, port, password, sqlTool }: SchemaOptions): Promise<void> {
  await createDatabases(adminUrl, password);
  const env = { PATH: process.env.PATH, SQL_PASSWORD: password };
  const connection = [
    '--plugin',
    'postgres12_pgx',
    '--ep',
    '127.0.0.1',
    '--port',
    String(port),
    '--user',
    ROLE,
  ];
  const tool = (database: string, ...args: string[]) =>
    execute(sqlTool, [...connection, '--database', database, ...args], { env });
  const schemas = {
    [DATABASES.main]: 'postgresql/v12/temporal',
    [DATABASES.visibility]: 'postgresql/v12/visibility',
  };
  await Promise.all(
    Object.entries(schemas).map(async ([database, schema]) => {
      await tool(database, 'setup-schema', '--version', '0.0'); // does not change a later version
      await tool(database, 'update-schema', '--schema-name', schema);
    }),
  );
}

async function createDatabases(adminUrl: string, password: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [ROLE]);
    const verb = rowCount ? 'ALTER' : 'CREATE';
    await admin.query(`${verb} ROLE ${ROLE} LOGIN PASSWORD ${escapeLiteral(password)}`);
    for (const name of Object.values(DATABASES)) {
      const known = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (!known.rowCount) await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${ROLE}`);
    }
  } finally {
    await admin.end();
  }
}
