import {
  decideYear,
  decideYearSystem,
  DomainError,
  foldYear,
  nextYearTimer,
  passYearTime,
  type Year,
  type YearCommand,
  type YearEvent,
  type YearRules,
  type YearSystemCommand,
} from '@app/domain';
import { continueAsNew, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { type Life, singleWriter } from '../single-writer';
import type { YearActivities } from './year.activities';
import { act, converge, current, type YearInput, tell, type YearAnswer } from './year.messages';

const { recordYear } = proxyLocalActivities<YearActivities>({
  startToCloseTimeout: '30s', // a year's whole ledger is read under its lock
  localRetryThreshold: '60s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
});

/** How a programme year lives, in the words of the domain. */
const LIFE: Life<Year, YearEvent, YearCommand, YearSystemCommand, YearRules, YearAnswer> = {
  decide: decideYear,
  hear: (year, command, _, now) => decideYearSystem(year, command, now),
  rulesAfter: (rules) => rules,
  passTime: (year, _, now) => passYearTime(year, now),
  fold: foldYear,
  nextClockAt: nextYearTimer,
  hasNotBegun: (year) => year.seq === 0,
  isOver: (year) => year.status === 'closed',
  answerOf: ({ year, seq, status }, { commandId }) => ({ year, commandId, seq, status }),
  offsetOf: ({ offset }) => offset,
  refusalOf: (code, { year }) => new DomainError(code, '记录未被接受,请刷新后重试。', { year }),
  async record({ state: year, ...step }) {
    const result = await recordYear({ year, ...step });
    switch (result.status) {
      case 'recorded':
        return result;
      case 'ahead':
        return { ...result, state: result.year };
      case 'refused':
        return { ...result, state: result.year };
    }
  },
};

/**
 * One programme year: opened with its notice, cut on 31 December, its municipal reports, its carry-over and corrections,
 * closed. Its only writer.
 */
export async function programme({ year, rules, offset }: YearInput): Promise<void> {
  let known = year;
  setHandler(current, () => known);
  const next = await singleWriter(LIFE, { act, tell, converge }, { state: year, rules, offset }, (state) => {
    known = state;
  });
  if (next) {
    await continueAsNew<typeof programme>({ year: next.state, rules: next.rules, offset: next.offset });
  }
}
