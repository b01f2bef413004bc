import { Pool, type PoolConfig, types } from 'pg';

const DATE = 1082;
const BIGINT = 20;
const STATEMENT_MS = 20_000;

/** Civil dates come as `YYYY-MM-DD` (never a Date of the host's zone), bigints as numbers, instants as Date, JSON as values. */
const readers: PoolConfig['types'] = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text;
    if (oid === BIGINT) return Number;
    return types.getTypeParser(oid, format as 'text');
  },
};

/** What every connection of the product has in common. */
export const CONNECTION = {
  connectionTimeoutMillis: 5000,
  keepAlive: true,
  query_timeout: STATEMENT_MS + 5000, // a server that went away without a word
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: STATEMENT_MS,
  options: '-c TimeZone=UTC',
  types: readers,
} satisfies PoolConfig;

/** The one pool of a process: statements and repositories share it. */
export function createPool(url: string, { max = 10, applicationName = 'wufei' } = {}): Pool {
  const pool = new Pool({ ...CONNECTION, connectionString: url, max, application_name: applicationName });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at its next use
  // One that breaks while it is in use, between two queries of a transaction or under a lock, fails the next of them; with
  // nobody listening it would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
