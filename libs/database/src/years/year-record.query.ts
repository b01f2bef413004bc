import type { AdjustmentCause, PendingAdjustment, ReportBatch, YearRecord, YearEvent } from '@app/domain';
import { createHash } from 'node:crypto';
import { findSettlesByResult } from './settlement.query';
import { findUnfinished } from './year-closing.query';
import { loadLedger } from './year-ledger.query';
import type { Reader } from '../worklists/scope';

/** The input of a person with an act on a year. It is stored so that Temporal’s histories do not contain it. */
export interface ActInput {
  source?: string;
  reason?: string;
  /** 退回理由 (reason of the return), by cell. */
  reasons?: Record<string, string>;
}

/** Returns the SHA-256 in hex of the text of a proposal or of a correction. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export async function findActInput(db: Reader, commandId: string): Promise<ActInput> {
  const { rows } = await db.query<{ body: ActInput }>(
    'SELECT body FROM command_input WHERE command_id = $1',
    [commandId],
  );
  return rows[0]?.body ?? {};
}

/** Loads everything against which an event of a year is checked. */
export async function loadYearRecord(
  db: Reader,
  year: number,
  event: YearEvent,
  input: ActInput,
): Promise<YearRecord> {
  const { source, reasons = {} }: ActInput =
    event.type === 'adjustmentConfirmed' ? await findOpeningInput(db, event.adjustmentId) : input;
  return {
    ledger: await loadLedger(db, year),
    year,
    report: 'reportId' in event ? await findReport(db, year, event.reportId) : undefined,
    adjustment:
      event.type === 'adjustmentConfirmed' || event.type === 'adjustmentWithdrawn'
        ? await findAdjustment(db, year, event.adjustmentId)
        : undefined,
    settlesByResult: await findSettlesByResult(db, year),
    unfinished: await findUnfinished(db, year),
    hashOf: hashOfText,
    source,
    reasons,
  };
}

/** Returns a report of this year with the cells that are in it now, or undefined. */
export async function findReport(db: Reader, year: number, id: string): Promise<ReportBatch | undefined> {
  const { rows } = await db.query<Record<string, unknown>>(
    `SELECT b.id, b.year, b.state, b.document_number AS "documentNumber", b.dated AS date, b.due_on AS "dueOn",
            b.sent_on AS "sentOn", coalesce((SELECT jsonb_agg(a.number ORDER BY a.number) FROM report_batch_cell m
              JOIN application a ON a.id = m.application_id WHERE m.report_id = b.id AND m.left_on IS NULL), '[]') AS cells
       FROM report_batch b WHERE b.id = $1 AND b.year = $2`,
    [id, year],
  );
  if (!rows[0]) return undefined;
  return Object.fromEntries(Object.entries(rows[0]).filter(([, v]) => v !== null)) as unknown as ReportBatch;
}

async function findAdjustment(db: Reader, year: number, id: string): Promise<PendingAdjustment | undefined> {
  const { rows } = await db.query<{ id: string; state: PendingAdjustment['state']; cause: AdjustmentCause }>(
    'SELECT id, state, cause FROM adjustment WHERE id = $1 AND year = $2',
    [id, year],
  );
  return rows[0];
}

/**
 * Returns the input with which a correction was opened, with one reason per returned cell; a single reason applies to
 * all.
 */
async function findOpeningInput(db: Reader, id: string): Promise<ActInput> {
  const { rows } = await db.query<{ body: ActInput | null; cells: string[] }>(
    `SELECT i.body, ARRAY(SELECT r ->> 'cell' FROM jsonb_array_elements(j.cause -> 'results') r
              WHERE r ->> 'result' = 'returned') AS cells
       FROM adjustment j LEFT JOIN command_input i ON i.command_id = j.command_id WHERE j.id = $1`,
    [id],
  );
  const { body, cells = [] } = rows[0] ?? {};
  if (body?.reasons || !body?.reason) return body ?? {};
  return { ...body, reasons: Object.fromEntries(cells.map((cell) => [cell, body.reason!])) };
}
