import {
  decideDutySystem,
  decideObligation,
  DomainError,
  type DutyCommand,
  type DutySystemCommand,
  dutyNoticesFor,
  dutyRulesAfter,
  foldObligation,
  missingParts,
  nextDutyClock,
  type Obligation,
  type ObligationEvent,
  type ObligationRules,
  passDutyTime,
} from '@app/domain';
import { continueAsNew, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { type Life, singleWriter } from '../single-writer';
import type { ObligationActivities } from './obligation.activities';
import { act, converge, current, type DutyAnswer, type ObligationInput, tell } from './obligation.messages';

const { recordDuty } = proxyLocalActivities<ObligationActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '60s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
});

/** How an obligation lives, in the words of the domain. */
const LIFE: Life<Obligation, ObligationEvent, DutyCommand, DutySystemCommand, ObligationRules, DutyAnswer> = {
  decide: decideObligation,
  hear: decideDutySystem,
  rulesAfter: dutyRulesAfter,
  passTime: passDutyTime,
  fold: foldObligation,
  nextClockAt: (duty, rules) => nextDutyClock(duty, rules)?.at,
  isUnborn: (duty) => duty.seq === 0,
  isOver: ({ status, seq }) => seq > 0 && (status === 'done' || status === 'past'),
  answerOf,
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: (code, duty) => new DomainError(code, '记录未被接受,请刷新后重试。', { key: duty.key }),
  async record({ state: duty, ...step }) {
    const result = await recordDuty({ duty, ...step, notices: dutyNoticesFor(duty, step.events) });
    switch (result.status) {
      case 'recorded':
        return result;
      case 'ahead':
        return { ...result, state: result.duty };
      case 'refused':
        return { ...result, state: result.duty };
    }
  },
};

/** One dated duty of the office: reminders, the departments' parts, done or late. Its only writer. */
export async function obligation({ duty, rules, offset }: ObligationInput): Promise<void> {
  let known = duty;
  setHandler(current, () => known);
  const next = await singleWriter(LIFE, { act, tell, converge }, { state: duty, rules, offset }, (state) => {
    known = state;
  });
  if (next) {
    await continueAsNew<typeof obligation>({ duty: next.state, rules: next.rules, offset: next.offset });
  }
}

function answerOf(duty: Obligation, { commandId }: DutyCommand): DutyAnswer {
  const { id: obligationId, key, seq, status, dueOn = null } = duty;
  const missing = missingParts(duty).map((part) => part.department);
  return { obligationId, key, commandId, seq, status, dueOn, missing };
}
