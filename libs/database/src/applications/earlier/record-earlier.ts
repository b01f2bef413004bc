import {
  answerOf,
  APPLICATION_LIFE,
  type ApplicationTypes,
  DomainError,
  draftOf,
  type EarlierCase,
  fold,
  type PinnedRules,
  recordEarlier,
  refusal,
  type Step,
  stepTo,
  type CountingPolicy,
} from '@app/domain';
import type { DatabaseError, Pool, PoolClient } from 'pg';
import { STAND_IN } from '../../accounts/stand-in';
import { nextNumber } from '../draft.query';
import type { UnitContent } from '../unit.query';
import { inTransaction } from '../../connection/transaction';
import { doubleOf, writeFirstStep } from '../../lives/application.record';
import { RefusedByRecord } from '../../lives/refused';
import { beginCounting } from '../../years/ledger.query';
import { unitForEarlier } from './unit-for-earlier';

/** One checked row of 补录表. */
export interface EarlierRow {
  line: number;
  commandId: string;
  programmeYear: number;
  cellType: string;
  /** The part of its number before the serial. */
  numberPrefix: string;
  unit: UnitContent & { site?: string };
  contact: { name: string; phone: string; email: string };
  /** The unit's account; absent while it has none. */
  applicantId?: string;
  isDistinct: boolean;
  earlier: EarlierCase;
  rules: PinnedRules;
  /** The row as typed; kept with its command. */
  input: Record<string, string>;
}

/** One sheet that is recorded as a whole. `at`: ms of programme time. */
export interface EarlierImport {
  id: string;
  fileName: string;
  fileHash: string;
  by: string;
  at: number;
  rows: readonly EarlierRow[];
}

/** A row as it was, or would be, recorded. */
export interface RecordedRow {
  line: number;
  applicationId: string;
  number: string;
}

/** Why the record refuses a row: a stable code, the sentence of the domain if it has one, and the case in the way. */
export interface RefusedRow {
  line: number;
  code: string;
  detail?: string;
  number?: string;
}

export interface EarlierOutcome {
  recorded: RecordedRow[];
  refused: RefusedRow[];
}

/** Undoes what a preview, or a sheet with a refused row, has written. */
class Undone extends Error {
  constructor(readonly outcome: EarlierOutcome) {
    super('undone');
  }
}

/**
 * Records a sheet in one transaction, under the lock of its years: all of its rows, or none when one is refused. With
 * `preview` the same is done and undone, so that what it answers is what would happen; numbers are then provisional. The
 * same id again records nothing and returns the stored answer. Throws DomainError `commandIdReused` for another file.
 */
export async function recordEarlierCases(
  pool: Pool,
  sheet: EarlierImport,
  preview: boolean,
): Promise<EarlierOutcome> {
  if (sheet.rows.length === 0) return { recorded: [], refused: [] };
  const years = [...new Set(sheet.rows.map(({ programmeYear }) => programmeYear))];
  try {
    return await inTransaction(pool, (client) => recordAll(client, sheet, preview), beginCounting(...years));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

async function recordAll(
  client: PoolClient,
  sheet: EarlierImport,
  preview: boolean,
): Promise<EarlierOutcome> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('earlier_import', 0))`);
  const { rows: known } = await client.query<{ answer: EarlierOutcome; sameFile: boolean }>(
    'SELECT answer, file_hash = $2 AS "sameFile" FROM earlier_import WHERE id = $1',
    [sheet.id, sheet.fileHash],
  );
  if (known[0] && !known[0].sameFile) throw refusal('commandIdReused');
  if (known[0]) return known[0].answer;
  const first = await recordRows(client, sheet);
  if (preview || first.refused.length > 0) throw new Undone(first);
  return first;
}

async function recordRows(client: PoolClient, sheet: EarlierImport): Promise<EarlierOutcome> {
  const outcome: EarlierOutcome = { recorded: [], refused: [] };
  const standIn = await standInAccount(client);
  for (const row of sheet.rows) {
    await client.query('SAVEPOINT row');
    try {
      outcome.recorded.push(await recordRow(client, sheet, row, row.applicantId ?? standIn));
      await client.query('RELEASE SAVEPOINT row');
    } catch (error) {
      await client.query('ROLLBACK TO SAVEPOINT row');
      outcome.refused.push(await refusedRow(client, row, error));
    }
  }
  await client.query(
    `INSERT INTO earlier_import (id, file_name, file_hash, answer, by_user, at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000))`,
    [sheet.id, sheet.fileName, sheet.fileHash, JSON.stringify(outcome), sheet.by, sheet.at],
  );
  return outcome;
}

async function standInAccount(client: PoolClient): Promise<string> {
  await client.query(
    `INSERT INTO app_user (login, name, email, role, password_hash, active)
     VALUES ($1, '未开通账号', 'no-account@localhost.invalid', 'applicant', '-', false) ON CONFLICT DO NOTHING`,
    [STAND_IN],
  );
  const { rows } = await client.query<{ id: string }>('SELECT id FROM app_user WHERE login = $1', [STAND_IN]);
  return rows[0]!.id;
}

async function recordRow(
  client: PoolClient,
  { id: importedIn, by, at }: EarlierImport,
  row: EarlierRow,
  applicantId: string,
): Promise<RecordedRow> {
  const { programmeYear, cellType, contact, rules } = row;
  const { site, ...unit } = row.unit;
  const year = await findYear(client, programmeYear);
  const unitId = await unitForEarlier(client, unit, row.isDistinct, by);
  const number = await nextNumber(client, { programmeYear, cellType, numberPrefix: row.numberPrefix });
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO application (number, programme_year, cell_type, unit_id, site, applicant_id, contact_name, contact_phone,
       contact_email, leads, distinct_confirmed, imported_in, form, self_score)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '{}', '{}') RETURNING id`,
    [
      ...[number, programmeYear, cellType, unitId, site ?? null, applicantId],
      ...[contact.name, contact.phone, contact.email, rules.leads, row.isDistinct, importedIn],
    ],
  );
  const id = rows[0]!.id;
  await client.query(
    `INSERT INTO command_input (command_id, application_id, actor_id, body, body_hash) VALUES ($1, $2, $3, $4, $5)`,
    [row.commandId, id, by, JSON.stringify(row.input), importedIn],
  );
  const draft = draftOf({ id, number, programmeYear, cellType, unitId, applicantId });
  const events = recordEarlier(draft, row.earlier, rules, year, at, by);
  const state = fold(draft, events);
  const step: Step<ApplicationTypes> = {
    ...stepTo(APPLICATION_LIFE, { state, rules }, events),
    rules,
    command: {
      id: row.commandId,
      type: 'recordEarlier',
      bodyHash: importedIn,
      answer: answerOf(state, row.commandId),
    },
  };
  await writeFirstStep(client, step);
  return { line: row.line, applicationId: id, number };
}

/** Throws DomainError `yearTakesNoMore`. */
async function findYear(client: PoolClient, year: number): Promise<Pick<CountingPolicy, 'countsFrom'>> {
  const { rows } = await client.query<Pick<CountingPolicy, 'countsFrom'> & { status: string }>(
    'SELECT counts_from AS "countsFrom", status FROM programme WHERE year = $1',
    [year],
  );
  if (!rows[0] || rows[0].status === 'closed') {
    throw new DomainError('yearTakesNoMore', `${year} 年度已办结，不再补录。`, { programmeYear: year });
  }
  return rows[0];
}

/** Rethrows what is no refusal of this row. */
async function refusedRow(client: PoolClient, row: EarlierRow, error: unknown): Promise<RefusedRow> {
  const { line } = row;
  if (error instanceof DomainError) return { line, code: error.code, detail: error.message };
  if (error instanceof RefusedByRecord) return { line, code: error.code };
  const { constraint } = error as DatabaseError;
  if (constraint === 'town_gone') return { line, code: 'townGone' };
  const code = doubleOf(constraint);
  if (!code) throw error;
  return { line, code, number: await findInTheWay(client, row) };
}

/** Returns the number of the case, or cell, of the same unit (or of its name) and type that stands in the way. */
async function findInTheWay(client: PoolClient, { unit, cellType }: EarlierRow): Promise<string | undefined> {
  const { rows } = await client.query<{ number: string }>(
    `SELECT a.number FROM application a JOIN unit u ON u.id = a.record_id
      WHERE a.cell_type = $1 AND (u.credit_code = $2 OR u.name_key = fold_name($3)) AND a.site_key = fold_name(coalesce($4, ''))
        AND a.stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked') ORDER BY a.number LIMIT 1`,
    [cellType, unit.creditCode ?? null, unit.name, unit.site ?? null],
  );
  return rows[0]?.number;
}
