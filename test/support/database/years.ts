import {
  carryOverProposal,
  decideYear,
  foldYear,
  plannedYear,
  type Year,
  proposalText,
  type YearAct,
  type YearRules,
} from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { people } from '../builders';
import { loadLedger } from '../../../libs/database/src/years/year-ledger.query';
import { recordYear } from '../../../libs/database/src/lives/record-year.query';
import { hashOfText } from '../../../libs/database/src/years/year-record.query';
import type { RecordYearResult } from '../../../libs/database/src/lives/record';

const RULES: YearRules = { version: '2024.1' };
const NOON = Date.parse('2024-09-12T12:00:00+08:00');

/** For specs: an act of the office on 2024, as the year's workflow asks for it; weighed again while others come first. */
export async function onYear(
  pool: Pool,
  act: YearAct,
  commandId: string = randomUUID(),
): Promise<RecordYearResult> {
  for (;;) {
    const { rows } = await pool.query<{ state: Year | null }>(
      'SELECT state FROM programme WHERE year = 2024',
    );
    const before = rows[0]?.state ?? plannedYear(2024);
    const actor = { id: people.office, role: 'office' as const };
    const events = decideYear(before, { ...act, actor, commandId }, RULES, NOON);
    const year = foldYear(before, events);
    const { seq, status } = year;
    const answer = { year: 2024, commandId, seq, status };
    const result = await recordYear(pool, {
      year,
      events,
      nextClockAt: null,
      command: { id: commandId, type: act.type, bodyHash: '-', answer },
      ...(before.seq === 0 && { rules: RULES }),
    });
    if (result.status !== 'ahead' || result.answer) return result;
  }
}

/** For specs: the hash of the proposal of 2024 as it is now. */
export async function proposalNow(pool: Pool): Promise<string> {
  return hashOfText(proposalText(carryOverProposal(await loadLedger(pool, 2024), 2024)));
}
