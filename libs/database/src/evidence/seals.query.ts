import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../connection/transaction';
import type { Reader } from '../worklists/scope';

/** 每日封存 (daily seal): one root over the heads of the chains of a year. */
export interface SealRow {
  /** The day that it closes. */
  name: string;
  /** Real time (ms). */
  at: number;
  previous: string;
  /** The chains that grew since the previous seal, with their present length. */
  changed: [chain: string, length: number][];
  chains: number;
  records: number;
  root: string;
}

/** The head of a chain: its length and its last hash. */
export interface HeadRow {
  chain: string;
  length: number;
  hash: string;
}

const ALGORITHM = 'sha256';
const AT_ONCE = 10_000;

/** Returns the programme years that have chains. */
export async function findSealedYears(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ year: number }>(
    'SELECT DISTINCT programme_year AS year FROM chain_head ORDER BY 1',
  );
  return rows.map(({ year }) => year);
}

/**
 * Seals the present heads of the chains of a year under the name of a day. Safe to repeat and to run in several
 * replicas: a day is sealed once. Returns undefined when this day or a later one is sealed, or when no chain has grown.
 */
export async function sealDay(
  pool: Pool,
  { year, day, at }: { year: number; day: string; at: number },
): Promise<SealRow | undefined> {
  return inTransaction(pool, async (db) => {
    await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('wufei seal ' || $1, 0))`, [year]);
    const { rows } = await db.query<{ day: string; root: string }>(
      'SELECT day, root FROM daily_seal WHERE programme_year = $1 ORDER BY day DESC LIMIT 1',
      [year],
    );
    const before = rows[0];
    if (before && before.day >= day) return undefined;
    const seal = await rootNow(db, year, { name: day, at, previous: before?.root ?? '' });
    if (seal.changed.length === 0) return undefined;
    await write(db, year, seal);
    return seal;
  });
}

type Beginning = Pick<SealRow, 'name' | 'at' | 'previous'>;

/** Computes the root over all heads in one snapshot, a few thousand at a time. */
async function rootNow(db: PoolClient, year: number, { name, at, previous }: Beginning): Promise<SealRow> {
  const hash = createHash(ALGORITHM).update(`${name}\n${at}\n${previous}\n`);
  const seal: SealRow = { name, at, previous, changed: [], chains: 0, records: 0, root: '' };
  await db.query(
    `DECLARE ends CURSOR FOR
       SELECT h.chain, h.length, h.hash,
              (SELECT s.length FROM daily_seal_chain s WHERE s.chain = h.chain ORDER BY s.day DESC LIMIT 1) AS sealed
         FROM chain_head h WHERE h.programme_year = ${Number(year)} ORDER BY h.chain`,
  );
  for (;;) {
    const { rows } = await db.query<HeadRow & { sealed: number | null }>(`FETCH ${AT_ONCE} FROM ends`);
    if (rows.length === 0) break;
    for (const { chain, length, hash: end, sealed } of rows) {
      hash.update(`${chain}\t${length}\t${end}\n`);
      seal.chains += 1;
      seal.records += length;
      if (length !== sealed) seal.changed.push([chain, length]);
    }
  }
  return { ...seal, root: `${ALGORITHM}:${hash.digest('hex')}` };
}

async function write(db: PoolClient, year: number, seal: SealRow): Promise<void> {
  const { name, at, previous, chains, records, root, changed } = seal;
  await db.query(
    `INSERT INTO daily_seal (programme_year, day, sealed_at, previous, chains, records, alg, root)
     VALUES ($1, $2, to_timestamp($3::float8 / 1000), $4, $5, $6, $7, $8)`,
    [year, name, at, previous, chains, records, ALGORITHM, root],
  );
  await db.query(
    `INSERT INTO daily_seal_chain (programme_year, day, chain, length)
     SELECT $1, $2, c.chain, c.length FROM unnest($3::text[], $4::int[]) AS c(chain, length)`,
    [year, name, changed.map(([chain]) => chain), changed.map(([, length]) => length)],
  );
}

/** Returns the seals of a year, oldest first. */
export async function findSeals(db: Reader, year: number): Promise<SealRow[]> {
  const { rows } = await db.query<SealRow>(
    `SELECT s.day AS name, in_ms(s.sealed_at)::float8 AS at, s.previous, s.chains, s.records::float8 AS records, s.root,
            coalesce((SELECT jsonb_agg(jsonb_build_array(c.chain, c.length) ORDER BY c.chain)
              FROM daily_seal_chain c WHERE (c.programme_year, c.day) = (s.programme_year, s.day)), '[]') AS changed
       FROM daily_seal s WHERE s.programme_year = $1 ORDER BY s.day`,
    [year],
  );
  return rows;
}

/** The root of a day, for comparison by people. */
export interface RootRow {
  day: string;
  sealedAt: Date;
  chains: number;
  records: number;
  root: string;
}

/** Returns the roots of a year, newest first. */
export async function findRoots(db: Reader, year: number, limit: number): Promise<RootRow[]> {
  const { rows } = await db.query<RootRow>(
    `SELECT day, sealed_at AS "sealedAt", chains, records::float8 AS records, root
       FROM daily_seal WHERE programme_year = $1 ORDER BY day DESC LIMIT $2`,
    [year, limit],
  );
  return rows;
}
