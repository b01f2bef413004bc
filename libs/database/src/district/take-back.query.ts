import type { ChangeParties, CivilDate } from '@app/domain';
import type { DatabaseError, Pool } from 'pg';
import { UNIT_NAME } from '../applications/unit-of.sql';
import { inTransaction } from '../connection/transaction';
import type { Reader } from '../worklists/scope';
import { type DepartmentLetter, writeLetters } from './letters.query';
import type { Passing } from './passing.query';

/** Something that was done on the ground of a change, for which it cannot be taken back. */
export interface StandingItem {
  kind: 'case' | 'cell' | 'part' | 'account' | 'rules';
  /** The number of a case or cell, the kind of an obligation, a login, a version of the rules. */
  label: string;
  /** The unit, what the obligation is about, the name of the person; empty for rules. */
  name: string;
}

/**
 * Returns what stands against taking back a change, at most `limit` of each kind: what the successor did from the change's day on,
 * and after it was recorded, on cases, cells and parts of the departments that ended, and whatever names a department that the change set up.
 */
export async function findStanding(
  db: Reader,
  { ended, begun, successors }: ChangeParties,
  { from, recordedAt }: { from: CivilDate; recordedAt: Date },
  limit: number,
): Promise<StandingItem[]> {
  const { rows } = await db.query<StandingItem>(
    `WITH person AS (SELECT p.id FROM app_user p WHERE p.role = 'department' AND person_body(p.department_id, p.id) IN (
         SELECT body_on(d.id, programme_day()) FROM unnest($3::text[]) d (id))),
       moment AS (SELECT $4::date::timestamp AT TIME ZONE 'Asia/Shanghai' AS since, $6::timestamptz AS known), standing AS (
       SELECT 'case' AS kind, a.number AS label, ${UNIT_NAME} AS name FROM application a JOIN unit u ON u.id = a.record_id
        WHERE a.leads && $1::text[] AND EXISTS (SELECT FROM application_event e, moment
          WHERE e.application_id = a.id AND e.at >= since AND e.recorded_at >= known AND e.by_user IN (SELECT id::text FROM person))
       UNION ALL
       SELECT 'cell', c.number, ${UNIT_NAME} FROM cell_life c JOIN application a ON a.id = c.application_id
         JOIN unit u ON u.id = a.record_id
        WHERE a.leads && $1::text[] AND EXISTS (SELECT FROM cell_event e, moment
          WHERE e.cell_id = c.id AND e.at >= since AND e.recorded_at >= known AND e.by_user IN (SELECT id::text FROM person))
       UNION ALL
       SELECT 'part', o.kind, o.about FROM obligation o WHERE EXISTS (
         SELECT FROM moment, contribution k JOIN obligation_event e ON e.obligation_id = k.obligation_id AND e.seq = k.event_seq
          WHERE k.obligation_id = o.id AND k.department = ANY ($1) AND e.at >= since AND e.recorded_at >= known
            AND k.by_user IN (SELECT id FROM person))
       UNION ALL
       SELECT 'part', o.kind, o.about FROM obligation o JOIN obligation_part p ON p.obligation_id = o.id
        WHERE p.department = ANY ($2::text[])
       UNION ALL
       SELECT 'account', p.login, p.name FROM app_user p WHERE p.active AND p.department_id = ANY ($2)
       UNION ALL
       SELECT 'rules', r.version, '' FROM rule_set r WHERE EXISTS (
         SELECT FROM unnest($2) d (id) WHERE jsonb_path_exists(r.body, '$.** ? (@ == $id)', jsonb_build_object('id', d.id))))
     SELECT kind, label, name FROM (
       SELECT *, row_number() OVER (PARTITION BY kind ORDER BY label, name) AS place FROM (SELECT DISTINCT * FROM standing) d) t
      WHERE place <= $5 ORDER BY array_position(ARRAY['case', 'cell', 'part', 'account', 'rules'], kind), place`,
    [ended, begun, successors, from, limit, recordedAt],
  );
  return rows;
}

/** SQL: the rows that every step on a thing of the departments $1 writes. */
const LOCKS = [
  'SELECT FROM application WHERE is_open AND leads && $1::text[] ORDER BY id FOR NO KEY UPDATE',
  `SELECT FROM cell_life c WHERE c.is_open AND EXISTS (SELECT FROM application a WHERE a.id = c.application_id AND a.leads && $1::text[])
    ORDER BY c.id FOR NO KEY UPDATE`,
  `SELECT FROM obligation o WHERE o.is_open AND EXISTS (SELECT FROM obligation_part p WHERE p.obligation_id = o.id AND p.department = ANY ($1))
    ORDER BY o.id FOR NO KEY UPDATE`,
];

/** What is recorded when a change is taken back. */
export interface TakeBackNote {
  /** The number of the newest act that the office saw. */
  basedOn: number;
  commandId: string;
  bodyHash: string;
  takesBack: number;
  /** The day from which the change no longer counts. */
  from: CivilDate;
  reason: string;
  /** How much goes back to those from whom it had passed. */
  passing: Passing;
  by: string;
  /** The mails to the people of the bodies concerned. */
  letters: readonly DepartmentLetter[];
}

/**
 * Records that a change is taken back, unless something stands against it. Returns what does, and writes nothing then. Returns
 * undefined, and writes nothing, when `basedOn` is no longer the newest act: somebody else has recorded one. What the change passed
 * on is locked before it is looked at: an act of the successor is either seen here, or comes after.
 */
export async function recordTakeBack(
  pool: Pool,
  note: TakeBackNote,
  parties: ChangeParties,
  change: { from: CivilDate; recordedAt: Date },
  limit: number,
): Promise<StandingItem[] | undefined> {
  const { basedOn, commandId, bodyHash, takesBack, from, reason, passing, by, letters } = note;
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('wufei departments', 0))`);
    for (const lock of LOCKS) await client.query(lock, [parties.ended]);
    const standing = await findStanding(client, parties, change, limit);
    if (standing.length > 0) return standing;
    const { rowCount } = await client.query(
      `INSERT INTO department_change (number, command_id, body_hash, kind, effective_from, takes_back, reason, passing, changed_by)
       SELECT $1::int, $2::uuid, $3::text, 'takeBack', $4::date, $5::int, $6::text, $7::jsonb, $8::uuid
        WHERE $1 = (SELECT coalesce(max(number), 0) + 1 FROM department_change)`,
      [basedOn + 1, commandId, bodyHash, from, takesBack, reason, JSON.stringify(passing), by],
    );
    if (!rowCount) return undefined;
    await writeLetters(client, basedOn + 1, letters);
    return [];
  });
}

/** Whether an error of the database says that a department is given an account or work whose setting up is taken back. */
export function isTakenBackDepartment(error: unknown): boolean {
  return (error as Partial<DatabaseError> | undefined)?.constraint === 'department_taken_back';
}
