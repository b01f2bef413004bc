import { Pool, type PoolConfig, types } from 'pg';

const DATE = 1082;
const BIGINT = 20;
const STATEMENT_MS = 20_000;

/**
 * Civil dates are read as `YYYY-MM-DD` (never as a Date in the zone of the host), bigints as numbers, instants as Date,
 * JSON as values.
 */
const readers: PoolConfig['types'] = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text;
    if (oid === BIGINT) return Number;
    return types.getTypeParser(oid, format as 'text');
  },
};

/** The options that every connection of the product shares. */
export const CONNECTION = {
  connectionTimeoutMillis: 5000,
  keepAlive: true,
  query_timeout: STATEMENT_MS + 5000, // for a server that vanishes without closing the connection
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: STATEMENT_MS,
  options: '-c TimeZone=UTC',
  types: readers,
} satisfies PoolConfig;

/** Creates the one pool of a process. Statements and repositories share it. */
export function createPool(url: string, { max = 10, applicationName = 'wufei' } = {}): Pool {
  const pool = new Pool({ ...CONNECTION, connectionString: url, max, application_name: applicationName });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at its next use
  // If a connection in use breaks between two queries (in a transaction or under a lock), its next query fails. Without
  // this listener the error would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
