import type { CivilDate, DepartmentAct, DepartmentEffect, RecordedChange } from '@app/domain';
import type { Pool } from 'pg';
import { inTransaction } from '../connection/transaction';
import type { Reader } from '../worklists/scope';
import { type DepartmentLetter, writeLetters } from './letters.query';
import type { Passing } from './passing.query';

/** One act of the office on departments, with what it did and the document that ordered it. */
export interface DepartmentChangeRow extends RecordedChange {
  /** Null for an act that takes another one back; that has a reason instead. */
  documentTitle: string | null;
  documentNumber: string | null;
  passing: Passing;
  changedBy: string;
  recordedAt: Date;
  names: { id: string; name: string; fullName: string }[];
  /** The number of the act that this one takes back, and why; null for every other. */
  takesBack: number | null;
  reason: string | null;
}

/** Returns every act, the newest first. */
export async function findDepartmentChanges(db: Reader): Promise<DepartmentChangeRow[]> {
  const { rows } = await db.query<DepartmentChangeRow>({
    name: 'find-department-changes',
    text: `SELECT c.number, c.kind, c.effective_from AS "from", c.document_title AS "documentTitle",
                  c.document_number AS "documentNumber", c.takes_back AS "takesBack", c.reason,
                  (SELECT t.number FROM department_change t WHERE t.takes_back = c.number) AS "takenBackBy", c.passing, p.name AS "changedBy", c.recorded_at AS "recordedAt",
                  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.department_id, 'name', n.name, 'fullName', n.full_name)
                     ORDER BY n.department_id), '[]') FROM department_name n WHERE n.change_number = c.number) AS names,
                  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.department_id, 'successor', e.successor_id,
                     'shares', (SELECT jsonb_object_agg(s.subject, s.successor_id) FROM department_share s
                       WHERE s.department_id = e.department_id AND s.change_number = c.number)) ORDER BY e.department_id), '[]') FROM department_end e WHERE e.change_number = c.number) AS ends
             FROM department_change c JOIN app_user p ON p.id = c.changed_by ORDER BY c.number DESC`,
  });
  return rows;
}

/** Returns the hash of the request that was recorded under a command id, or undefined. */
export async function findDepartmentCommand(db: Reader, commandId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ bodyHash: string }>(
    'SELECT body_hash AS "bodyHash" FROM department_change WHERE command_id = $1',
    [commandId],
  );
  return rows[0]?.bodyHash;
}

/** What is recorded with an act beside its effect. */
export interface DepartmentChangeNote {
  /** The number of the newest act that the office saw; 0 when there is none. */
  basedOn: number;
  commandId: string;
  bodyHash: string;
  kind: DepartmentAct['kind'];
  from: CivilDate;
  documentTitle: string;
  documentNumber?: string;
  passing: Passing;
  by: string;
  /** The mails to the people of the bodies concerned. */
  letters: readonly DepartmentLetter[];
}

/**
 * Records an act, its effect and its mails in one transaction. Returns false, and writes nothing, when `basedOn` is no longer the newest
 * act: somebody else has recorded one.
 */
export async function recordDepartmentChange(
  pool: Pool,
  { begin, rename, end }: DepartmentEffect,
  note: DepartmentChangeNote,
): Promise<boolean> {
  const { basedOn, commandId, bodyHash, kind, from, documentTitle, documentNumber, passing, by } = note;
  const number = basedOn + 1;
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('wufei departments', 0))`);
    const { rowCount } = await client.query(
      `INSERT INTO department_change (number, command_id, body_hash, kind, effective_from, document_title, document_number,
         passing, changed_by)
       SELECT $1::int, $2::uuid, $3::text, $4::text, $5::date, $6::text, $7::text, $8::jsonb, $9::uuid
        WHERE $1 = (SELECT coalesce(max(number), 0) + 1 FROM department_change)`,
      [
        ...[number, commandId, bodyHash, kind, from, documentTitle, documentNumber ?? null],
        ...[JSON.stringify(passing), by],
      ],
    );
    if (!rowCount) return false;
    // A code is free that belonged to a department which never began; the act was checked for that.
    await client.query(
      `INSERT INTO department (id, name, full_name, begins_on)
       SELECT id, name, "fullName", $2 FROM jsonb_to_recordset($1) AS d (id text, name text, "fullName" text)
       ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, full_name = EXCLUDED.full_name, begins_on = EXCLUDED.begins_on`,
      [JSON.stringify(begin), from],
    );
    await client.query(
      `INSERT INTO department_name (department_id, change_number, valid_from, name, full_name)
       SELECT id, $2, $3, name, "fullName" FROM jsonb_to_recordset($1) AS d (id text, name text, "fullName" text)`,
      [JSON.stringify([...begin, ...rename]), number, from],
    );
    await client.query(
      `INSERT INTO department_end (department_id, change_number, ends_on, successor_id)
       SELECT id, $2, $3, successor FROM jsonb_to_recordset($1) AS d (id text, successor text)`,
      [JSON.stringify(end), number, from],
    );
    await client.query(
      `INSERT INTO department_share (department_id, change_number, subject, successor_id)
       SELECT e.id, $2, s.key, s.value FROM jsonb_to_recordset($1) AS e (id text, shares jsonb), jsonb_each_text(e.shares) s`,
      [JSON.stringify(end), number],
    );
    await writeLetters(client, number, note.letters);
    return true;
  });
}
