import type { Life } from '../life';
import type { PinnedRules } from '../rules/rules';
import type { Application, Seat } from './application';
import { moves } from '../calendar/ladder';
import { nextTimer, passTime } from './time/timers';
import type { Command, SystemCommand } from './commands';
import { acceptedWhenOver, decide, decideSystem, rulesAfter } from './decide/decide';
import type { ApplicationEvent } from './events';
import { fold } from './evolve';
import type { Notification } from './notification-kinds';
import { notificationsFor } from './notifications';
import { recordRefusal } from './decide/record-refusal';
import { isFinal, type Stage } from './stages';

/** What a command on an application led to. Dates `YYYY-MM-DD`. */
export interface ApplicationAnswer {
  applicationId: string;
  number: string;
  commandId: string;
  seq: number;
  stage: Stage;
  waitingFor: Seat[];
  tasks: { seat: Seat; dueOn: string; provisional: boolean }[];
}

/** What an application is made of. */
export interface ApplicationTypes {
  state: Application;
  event: ApplicationEvent;
  command: Command;
  system: SystemCommand;
  rules: PinnedRules;
  answer: ApplicationAnswer;
  notification: Notification;
}

/** How an application lives: from submission to its assessment year. */
export const APPLICATION_LIFE: Life<ApplicationTypes> = {
  decide,
  decideSystem,
  rulesAfter,
  passTime,
  fold,
  nextClockAt: (app) => nextTimer(app, moves)?.at,
  nextReminderAt: (app) => nextTimer(app, (timer) => !moves(timer))?.at,
  hasNotBegun: (app) => app.stage === 'draft',
  isOver: (app) => isFinal(app.stage),
  acceptedWhenOver,
  answerOf: (app, { commandId }) => answerOf(app, commandId),
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: recordRefusal,
  notificationsFor: (_, events, rules) => notificationsFor(events, rules),
};

/** Returns what a command has led to: the state after it, for whoever sent it. */
export function answerOf(app: Application, commandId: string): ApplicationAnswer {
  const { id: applicationId, number, seq, stage } = app;
  return {
    applicationId,
    number,
    commandId,
    seq,
    stage,
    waitingFor: app.tasks.map((task) => task.seat),
    tasks: app.tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
  };
}
