import type { Adjustment, AdjustmentCause, ReportBatch } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../connection/transaction';
import type { Reader } from '../worklists/scope';

/** Runs `read` in one snapshot, read only. */
export function inSnapshot<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, read, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

interface Person {
  id: string;
  name: string;
}

const PERSON = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** A decision 确认结转 (carry-over confirmed). */
export interface DecisionRow {
  commandId: string;
  by: Person;
  at: Date;
  reason: string;
  hash: string;
  baseline: { version: number; value: number };
  cells: string[];
  notProposed: string[];
  leftOut: string[];
  untold: number;
}

/** Returns the decisions of a year, newest first. */
export async function findDecisions(db: Reader, year: number): Promise<DecisionRow[]> {
  const { rows } = await db.query<DecisionRow>(
    `SELECT d.command_id AS "commandId", ${PERSON('u')} AS by, d.at, d.reason, d.hash,
            jsonb_build_object('version', b.version, 'value', b.value) AS baseline, d.cells,
            d.not_proposed AS "notProposed", d.left_out AS "leftOut",
            (SELECT count(*)::int FROM telling t WHERE t.command_id = d.command_id AND t.told_at IS NULL) AS untold
       FROM carry_over_decision d JOIN app_user u ON u.id = d.by_user
       JOIN baseline b ON b.year = d.year AND b.version = d.baseline_version
      WHERE d.year = $1 ORDER BY d.at DESC, d.seq DESC`,
    [year],
  );
  return rows;
}

/** A 上报批次 (report) as a list shows it. */
export interface ReportRow {
  id: string;
  year: number;
  state: ReportBatch['state'];
  documentNumber: string | null;
  date: string | null;
  dueOn: string | null;
  sentOn: string | null;
  cells: number;
  recognised: number;
  notRecognised: number;
  returned: number;
  assembledBy: Person;
  assembledAt: Date;
}

/** Returns the reports of a year, newest first; with `id`, only that one. */
export async function findReports(db: Reader, year: number, id?: string): Promise<ReportRow[]> {
  const { rows } = await db.query<ReportRow>(
    `SELECT b.id, b.year, b.state, b.document_number AS "documentNumber", b.dated AS date, b.due_on AS "dueOn",
            b.sent_on AS "sentOn", ${PERSON('u')} AS "assembledBy", b.assembled_at AS "assembledAt", n.*
       FROM report_batch b JOIN app_user u ON u.id = b.assembled_by
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE m.left_on IS NULL)::int AS cells,
                count(*) FILTER (WHERE m.left_on IS NULL AND c.city_result = 'recognised')::int AS recognised,
                count(*) FILTER (WHERE m.left_on IS NULL AND c.city_result = 'notRecognised')::int AS "notRecognised",
                count(*) FILTER (WHERE m.left_why = 'returned')::int AS returned
           FROM report_batch_cell m JOIN cell c ON c.application_id = m.application_id WHERE m.report_id = b.id) n
      WHERE b.year = $1 AND ($2::uuid IS NULL OR b.id = $2) ORDER BY b.assembled_at DESC, b.id`,
    [year, id ?? null],
  );
  return rows;
}

/** A 更正 (correction): how it was opened and settled. */
export interface AdjustmentRow {
  id: string;
  year: number;
  cause: AdjustmentCause;
  state: 'open' | 'confirmed' | 'withdrawn';
  hash: string;
  touched: Pick<Adjustment, 'figures' | 'proposal' | 'shortfalls' | 'mayReturn'>;
  reason: string | null;
  openedBy: Person;
  openedAt: Date;
  settledBy: Person | null;
  settledAt: Date | null;
}

/** Returns the corrections of a year, newest first. */
export async function findAdjustments(db: Reader, year: number): Promise<AdjustmentRow[]> {
  const { rows } = await db.query<AdjustmentRow>(
    `SELECT j.id, j.year, j.cause, j.state, j.hash, j.touched, i.body ->> 'reason' AS reason, ${PERSON('o')} AS "openedBy",
            j.opened_at AS "openedAt", CASE WHEN s.id IS NOT NULL THEN ${PERSON('s')} END AS "settledBy",
            j.settled_at AS "settledAt"
       FROM adjustment j JOIN app_user o ON o.id = j.opened_by LEFT JOIN app_user s ON s.id = j.settled_by
       LEFT JOIN command_input i ON i.command_id = j.command_id
      WHERE j.year = $1 ORDER BY j.opened_at DESC, j.id`,
    [year],
  );
  return rows;
}

/** Returns the id of the correction that a command opened, or undefined. */
export async function findAdjustmentOf(db: Reader, commandId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM adjustment WHERE command_id = $1', [
    commandId,
  ]);
  return rows[0]?.id;
}
