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

const RULES: YearRules = { version: '2024.1' };
const NOON = Date.parse('2024-09-12T12:00:00+08:00');

/**
 * For specs: performs an act of the office on 2024 as the workflow of the year does; decides again while other steps
 * come first.
 */
export async function onYear(
  pool: Pool,
  act: YearAct,
  commandId: string = randomUUID(),
): Promise<StepResult<YearTypes>> {
  for (;;) {
    const { rows } = await pool.query<{ state: Year | null }>(
      'SELECT state FROM programme WHERE year = 2024',
    );
    const standing = { state: rows[0]?.state ?? plannedYear(2024), rules: RULES };
    const actor = { id: people.office, role: 'office' as const };
    const command = { ...act, actor, commandId, bodyHash: '-' };
    const step = { ...stepOfAct(YEAR_LIFE, standing, command, NOON), nextClockAt: null };
    const result = await recordStep(pool, 'programme', step);
    if (result.status !== 'ahead' || result.answer) return result;
  }
}

/** For specs: returns the hash of the present proposal of 2024. */
export async function proposalNow(pool: Pool): Promise<string> {
  return hashOfText(proposalText(carryOverProposal(await loadLedger(pool, 2024), 2024)));
}
