import {
  decideObligationSystem,
  decideObligation,
  DomainError,
  type ObligationCommand,
  type ObligationSystemCommand,
  obligationNotificationsFor,
  obligationRulesAfter,
  foldObligation,
  missingParts,
  nextObligationTimer,
  type Obligation,
  type ObligationEvent,
  type ObligationRules,
  passObligationTime,
} from '@app/domain';
import { continueAsNew, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { type Life, singleWriter } from '../single-writer';
import type { ObligationActivities } from './obligation.activities';
import {
  act,
  converge,
  current,
  type ObligationAnswer,
  type ObligationInput,
  tell,
} from './obligation.messages';

const { recordDuty } = proxyLocalActivities<ObligationActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '60s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
});

/** How an obligation lives, in the words of the domain. */
const LIFE: Life<
  Obligation,
  ObligationEvent,
  ObligationCommand,
  ObligationSystemCommand,
  ObligationRules,
  ObligationAnswer
> = {
  decide: decideObligation,
  hear: decideObligationSystem,
  rulesAfter: obligationRulesAfter,
  passTime: passObligationTime,
  fold: foldObligation,
  nextClockAt: (obligation, rules) => nextObligationTimer(obligation, rules)?.at,
  hasNotBegun: (obligation) => obligation.seq === 0,
  isOver: ({ status, seq }) => seq > 0 && (status === 'done' || status === 'past'),
  answerOf,
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: (code, obligation) =>
    new DomainError(code, '记录未被接受,请刷新后重试。', { key: obligation.key }),
  async record({ state: obligation, ...step }) {
    const result = await recordDuty({
      obligation,
      ...step,
      notices: obligationNotificationsFor(obligation, step.events),
    });
    switch (result.status) {
      case 'recorded':
        return result;
      case 'ahead':
        return { ...result, state: stateOf(result) };
      case 'refused':
        return { ...result, state: result.obligation };
    }
  },
};

/** One dated obligation of the office: reminders, the departments' parts, done or late. Its only writer. */
export async function obligation(input: ObligationInput): Promise<void> {
  const { rules, offset } = input;
  let known = stateOf(input);
  setHandler(current, () => known);
  const next = await singleWriter(LIFE, { act, tell, converge }, { state: known, rules, offset }, (state) => {
    known = state;
  });
  if (next) {
    await continueAsNew<typeof obligation>({
      obligation: next.state,
      rules: next.rules,
      offset: next.offset,
    });
  }
}

/** Histories of 0.1.0 hold it as `duty`. */
function stateOf(held: { obligation: Obligation } | { duty: Obligation }): Obligation {
  return 'duty' in held ? held.duty : held.obligation;
}

function answerOf(obligation: Obligation, { commandId }: ObligationCommand): ObligationAnswer {
  const { id: obligationId, key, seq, status, dueOn = null } = obligation;
  const missing = missingParts(obligation).map((part) => part.department);
  return { obligationId, key, commandId, seq, status, dueOn, missing };
}
