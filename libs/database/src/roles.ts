import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { type Client, type DatabaseError, escapeLiteral } from 'pg';
import { setTimeout as rest } from 'node:timers/promises';

/**
 * Error codes of a concurrent change to the same role: roles belong to the whole server, but an advisory lock to one
 * database.
 */
const MEANWHILE = ['42710', '23505', 'XX000'];

/**
 * Creates the role `wufei_app` of the processes with this password, and the role `wufei_reader`, to which it switches
 * when it reads for one person. Throws when either is a superuser, may create roles, or bypasses row security.
 */
export async function createRoles(client: Client, appPassword: string): Promise<void> {
  const password = escapeLiteral(scramVerifier(appPassword));
  await insist(async () => {
    const known = await findRoles(client);
    if (!known.includes('wufei_app')) await client.query('CREATE ROLE wufei_app LOGIN');
    if (!known.includes('wufei_reader')) await client.query('CREATE ROLE wufei_reader');
    await client.query(`ALTER ROLE wufei_app PASSWORD ${password}`);
    await client.query('GRANT wufei_reader TO wufei_app');
  });
}

async function findRoles(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; mighty: boolean }>(
    `SELECT rolname AS name, rolsuper OR rolcreaterole OR rolbypassrls AS mighty
       FROM pg_roles WHERE rolname IN ('wufei_app', 'wufei_reader')`,
  );
  const mighty = rows.find((role) => role.mighty);
  if (mighty)
    throw new Error(`the role ${mighty.name} must not be superuser, create roles or bypass row security`);
  return rows.map(({ name }) => name);
}

async function insist(attempt: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 10 || !MEANWHILE.includes((error as DatabaseError).code ?? '')) throw error;
      await rest(20 * tries * Math.random());
    }
  }
}

/**
 * Returns what PostgreSQL stores for a password (SCRAM, RFC 5802). It is computed here so that no statement and no
 * server log contains the password.
 */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`;
}
