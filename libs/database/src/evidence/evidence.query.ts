import { fileColumns, type FileEntity } from '../files/file.entity';
import type { HeadRow } from './seals.query';
import type { Reader } from '../worklists/scope';

/** A record at its position in a chain: its present text, with the hash that was computed when it was recorded. */
export interface LinkedRow {
  chain: string;
  position: number;
  kind: string;
  /** `at` is programme time, `recordedAt` the real time of recording, both in ms. */
  at: number;
  recordedAt: number;
  /** JSON, exactly as it is hashed. */
  text: string;
  hash: string;
}

/**
 * Returns the heads of the chains that prove a year, ordered by name: those of its programme, its cases and
 * obligations, and of cells that were ever counted in it.
 */
export async function findHeads(db: Reader, year: number): Promise<HeadRow[]> {
  const { rows } = await db.query<HeadRow>(
    `SELECT chain, length, hash FROM chain_head
      WHERE programme_year = $1
         OR subject IN (SELECT application_id FROM ledger_entry WHERE assessment_year = $1) ORDER BY chain`,
    [year],
  );
  return rows;
}

/** Returns the records of these chains, in order. A deleted row is missing, and its position stays empty. */
export async function findLinked(db: Reader, chains: string[]): Promise<LinkedRow[]> {
  const { rows } = await db.query<LinkedRow>({
    name: 'find-linked',
    text: `SELECT l.chain, l.position, l.kind, in_ms(e.at)::float8 AS at, in_ms(e.recorded_at)::float8 AS "recordedAt",
                  e.body AS text, l.hash
             FROM chain_link l JOIN chain_head h ON h.chain = l.chain
             CROSS JOIN LATERAL evidence_of(l.alg, h.subject, h.programme_year, l.kind, l.source) e
            WHERE l.chain = ANY($1::text[]) AND e.body IS NOT NULL ORDER BY l.chain, l.position`,
    values: [chains],
  });
  return rows;
}

/**
 * Returns the rows in the tables of these chains that no link covers; the product writes none. They follow the end of
 * their chain, without a hash.
 */
export async function findUnlinked(db: Reader, chains: string[]): Promise<LinkedRow[]> {
  const { rows } = await db.query<LinkedRow>({
    name: 'find-unlinked',
    text: `SELECT h.chain, h.length + row_number() OVER (PARTITION BY h.chain ORDER BY r.kind, r.source)::int AS position,
                  r.kind, in_ms(e.at)::float8 AS at, in_ms(e.recorded_at)::float8 AS "recordedAt", e.body AS text, '' AS hash
             FROM chain_head h
             CROSS JOIN LATERAL (
               SELECT 'event' AS kind, seq::text AS source FROM application_event WHERE application_id = h.subject
               UNION ALL SELECT 'decision', event_seq::text FROM decision WHERE application_id = h.subject
               UNION ALL SELECT 'ledgerEntry', ordinal::text FROM ledger_entry WHERE application_id = h.subject
               UNION ALL SELECT 'cityResult', ordinal::text FROM city_result WHERE application_id = h.subject
               UNION ALL SELECT 'file', id::text FROM file WHERE application_id = h.subject OR obligation_id = h.subject
               UNION ALL SELECT 'dutyEvent', seq::text FROM obligation_event WHERE obligation_id = h.subject
               UNION ALL SELECT 'cellEvent', seq::text FROM cell_event WHERE cell_id = h.subject
               UNION ALL SELECT 'contribution', event_seq::text FROM contribution WHERE obligation_id = h.subject
               UNION ALL SELECT 'baseline', version::text FROM baseline WHERE h.subject IS NULL AND year = h.programme_year
               UNION ALL SELECT 'yearEvent', seq::text FROM programme_event
                          WHERE h.subject IS NULL AND programme_year = h.programme_year
               EXCEPT SELECT l.kind, l.source FROM chain_link l WHERE l.chain = h.chain) r
             CROSS JOIN LATERAL evidence_of('sha256', h.subject, h.programme_year, r.kind, r.source) e
            WHERE h.chain = ANY($1::text[]) AND e.body IS NOT NULL`,
    values: [chains],
  });
  return rows;
}

/**
 * A fact outside the chains: a mail and its delivery, an interval in which a period was paused, or what the 镇街 of the unit recommended. Without
 * addresses and names of people.
 */
export interface BesideRow {
  kind: 'mail' | 'interval' | 'recommendation';
  at: number;
  recordedAt: number;
  body: Record<string, unknown>;
}

/** Returns these facts for the applications with these numbers. */
export async function findBeside(db: Reader, numbers: string[]): Promise<BesideRow[]> {
  const { rows } = await db.query<BesideRow>({
    name: 'find-beside',
    text: `SELECT kind, at, "recordedAt", body FROM (
             SELECT 'mail' AS kind, a.number, o.id AS place, in_ms(o.created_at)::float8 AS at,
                    in_ms(o.created_at)::float8 AS "recordedAt",
                    jsonb_build_object('number', a.number, 'seq', o.event_seq, 'kind', o.kind, 'seat', o.seat, 'status', o.status,
                      'attempts', o.attempts, 'sentAt', in_ms(o.sent_at), 'to', digest_of('sha256', lower(o.recipient))) AS body
               FROM outbox o JOIN application a ON a.id = o.application_id WHERE a.number = ANY($1::text[])
             UNION ALL
             SELECT 'interval', a.number, p.ordinal, in_ms(p.from_on AT TIME ZONE 'Asia/Shanghai')::float8,
                    in_ms(p.from_on AT TIME ZONE 'Asia/Shanghai')::float8,
                    jsonb_build_object('number', a.number, 'seat', p.seat, 'clock', p.clock, 'openedOn', p.opened_on,
                      'ordinal', p.ordinal, 'from', p.from_on, 'to', p.to_on, 'why', p.why, 'by', p.by_user)
               FROM clock_pause p JOIN application a ON a.id = p.application_id WHERE a.number = ANY($1::text[])
             UNION ALL
             SELECT 'recommendation', a.number, row_number() OVER (PARTITION BY a.id ORDER BY r.at, r.command_id), in_ms(r.at)::float8,
                    in_ms(r.recorded_at)::float8,
                    jsonb_build_object('number', a.number, 'town', r.town, 'text', r.text, 'by', r.by_user, 'commandId', r.command_id)
               FROM town_recommendation r JOIN application a ON a.id = r.application_id WHERE a.number = ANY($1::text[])
           ) beside ORDER BY number, kind, place, body ->> 'seat', body ->> 'openedOn'`,
    values: [numbers],
  });
  return rows;
}

/** Returns the scans of the circular of a year and their originals, oldest first. */
export async function findCircularEvidence(db: Reader, year: number): Promise<FileEntity[]> {
  const { rows } = await db.query<FileEntity>(
    `SELECT ${fileColumns('f')} FROM file f WHERE f.circular_year = $1 ORDER BY f.uploaded_at, f.id`,
    [year],
  );
  return rows;
}

/**
 * Returns the scans of the documents of cells of a year that were named on paper and recorded later (补录), and their originals:
 * what the office keeps with such a case. Oldest first.
 */
export async function findNamingScans(
  db: Reader,
  year: number,
): Promise<(FileEntity & { number: string })[]> {
  const { rows } = await db.query<FileEntity & { number: string }>(
    `SELECT ${fileColumns('f')}, a.number FROM application a JOIN file f ON f.application_id = a.id AND f.cell_check IS NULL
       JOIN app_user u ON u.id = f.uploaded_by AND u.role = 'office'
      WHERE a.programme_year = $1 AND a.imported_in IS NOT NULL ORDER BY f.uploaded_at, f.id`,
    [year],
  );
  return rows;
}

/** Returns the rule sets to which the cases of a year are bound, and those of the year. */
export async function findYearRules(db: Reader, year: number): Promise<{ version: string; body: unknown }[]> {
  const { rows } = await db.query<{ version: string; body: unknown }>(
    `SELECT version, body FROM rule_set
      WHERE programme_year = $1 OR version IN (
        SELECT rules_version FROM application WHERE programme_year IN ($1, $1 - 1)) ORDER BY version`,
    [year],
  );
  return rows;
}

/** Records that a person exported unmasked contacts. */
export async function noteDisclosure(
  db: Reader,
  { userId, what, year, people }: { userId: string; what: string; year: number; people: number },
): Promise<void> {
  await db.query('INSERT INTO disclosure (user_id, what, programme_year, people) VALUES ($1, $2, $3, $4)', [
    userId,
    what,
    year,
    people,
  ]);
}
