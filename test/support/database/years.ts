import {
  carryOverProposal,
  plannedYear,
  proposalText,
  stepOfAct,
  type StepResult,
  type Year,
  YEAR_LIFE,
  type YearAct,
  type YearRules,
  type YearTypes,
} from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { people } from '../builders';
import { loadLedger } from '../../../libs/database/src/years/year-ledger.query';
import { recordStep } from '../../../libs/database/src/lives/record-step';
import { hashOfText } from '../../../libs/database/src/years/year-record.query';

const rulesOf = (year: number): YearRules => ({ version: `${year}.1` });
/** Noon of 12 September, in ms. */
const noonOf = (year: number) => Date.parse(`${year}-09-12T12:00:00+08:00`);

/**
 * For specs: performs an act of the office on a year, 2024 by default, as its workflow does; decides again while other
 * steps come first.
 */
export async function onYear(
  pool: Pool,
  act: YearAct,
  commandId: string = randomUUID(),
  year = 2024,
): Promise<StepResult<YearTypes>> {
  for (;;) {
    const { rows } = await pool.query<{ state: Year | null }>('SELECT state FROM programme WHERE year = $1', [
      year,
    ]);
    const standing = { state: rows[0]?.state ?? plannedYear(year), rules: rulesOf(year) };
    const actor = { id: people.office, role: 'office' as const };
    const command = { ...act, actor, commandId, bodyHash: '-' };
    const step = { ...stepOfAct(YEAR_LIFE, standing, command, noonOf(year)), nextClockAt: null };
    const result = await recordStep(pool, 'programme', step);
    if (result.status !== 'ahead' || result.answer) return result;
  }
}

/** For specs: returns the hash of the present proposal of a year. */
export async function proposalNow(pool: Pool, year = 2024): Promise<string> {
  return hashOfText(proposalText(carryOverProposal(await loadLedger(pool, year), year)));
}

/** For specs: 撤销命名 (revocation) by a correction of 2024, with the hash of the listed figures. */
export async function revokeByCorrection(pool: Pool, cell: string): Promise<StepResult<YearTypes>> {
  const adjustmentId = randomUUID();
  const cause = { type: 'revocation', cell } as const;
  await onYear(pool, { type: 'openAdjustment', adjustmentId, cause }, adjustmentId);
  const { rows } = await pool.query('SELECT hash FROM adjustment WHERE id = $1', [adjustmentId]);
  return onYear(pool, { type: 'confirmAdjustment', adjustmentId, hash: rows[0].hash });
}
