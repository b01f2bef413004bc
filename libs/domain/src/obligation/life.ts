import { DomainError } from '../errors';
import { REFUSALS } from '../refusals';
import type { Life } from '../life';
import { endsDuty, nextObligationTimer, passObligationTime } from './timers';
import { decideObligation, type ObligationCommand } from './decide';
import { decideObligationSystem, obligationRulesAfter, type ObligationSystemCommand } from './decide-system';
import type { ObligationEvent, ObligationNotification } from './events';
import { foldObligation } from './evolve';
import { obligationNotificationsFor } from './notifications';
import { missingParts, type Obligation, type ObligationRules, type ObligationStatus } from './obligation';

/** What a command on an obligation led to. */
export interface ObligationAnswer {
  obligationId: string;
  key: string;
  commandId: string;
  seq: number;
  status: ObligationStatus;
  dueOn: string | null;
  /** Departments that have not handed everything in. */
  missing: string[];
}

/** What an obligation of the office is made of. */
export interface ObligationTypes {
  state: Obligation;
  event: ObligationEvent;
  command: ObligationCommand;
  system: ObligationSystemCommand;
  rules: ObligationRules;
  answer: ObligationAnswer;
  notification: ObligationNotification;
}

/** How one dated obligation of the office lives: reminders, the departments' parts, done or late. */
export const OBLIGATION_LIFE: Life<ObligationTypes> = {
  decide: decideObligation,
  decideSystem: decideObligationSystem,
  rulesAfter: obligationRulesAfter,
  passTime: passObligationTime,
  fold: foldObligation,
  nextClockAt: (obligation, rules) => nextObligationTimer(obligation, rules, endsDuty)?.at,
  nextReminderAt: (obligation, rules) =>
    nextObligationTimer(obligation, rules, (timer) => !endsDuty(timer))?.at,
  hasNotBegun: (obligation) => obligation.seq === 0,
  isOver: ({ status, seq }) => seq > 0 && (status === 'done' || status === 'past'),
  answerOf,
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: (code, { key }) => new DomainError(code, REFUSALS.recordRefused, { key }),
  notificationsFor: obligationNotificationsFor,
};

function answerOf(obligation: Obligation, { commandId }: ObligationCommand): ObligationAnswer {
  const { id: obligationId, key, seq, status, dueOn = null } = obligation;
  const missing = missingParts(obligation).map((part) => part.department);
  return { obligationId, key, commandId, seq, status, dueOn, missing };
}
