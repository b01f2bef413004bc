import {
  decide,
  decideSystem,
  fold,
  isFinal,
  nextTimer,
  notificationsFor,
  acceptedWhenOver,
  passTime,
  recordRefusal,
  rulesAfter,
  type Application,
  type ApplicationEvent,
  type Command,
  type PinnedRules,
  type SystemCommand,
} from '@app/domain';
import { continueAsNew, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { type Life, singleWriter } from '../single-writer';
import type { ApplicationActivities } from './application.activities';
import { act, type Answer, type ApplicationInput, converge, current, tell } from './application.messages';

const { recordEvents } = proxyLocalActivities<ApplicationActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '60s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
});

/** How an application lives, in the words of the procedure. */
const LIFE: Life<Application, ApplicationEvent, Command, SystemCommand, PinnedRules, Answer> = {
  decide,
  hear: decideSystem,
  rulesAfter,
  passTime,
  fold,
  nextClockAt: (app) => nextTimer(app)?.at,
  hasNotBegun: (app) => app.stage === 'draft',
  isOver: (app) => isFinal(app.stage),
  acceptedWhenOver,
  answerOf,
  offsetOf: (command) => (command.type === 'clockMoved' ? command.offset : undefined),
  refusalOf: recordRefusal,
  async record({ state: app, ...step }) {
    const result = await recordEvents({ app, ...step, notices: notificationsFor(step.events) });
    switch (result.status) {
      case 'recorded':
        return result;
      case 'ahead':
        return { ...result, state: result.app };
      case 'refused':
        return { ...result, state: result.app };
    }
  },
};

/**
 * The life of an application from submission to its assessment year, and its only writer.
 * It waits for a person's act or for the clock, decides, and records each step in PostgreSQL, which has the last word.
 */
export async function application({ app, rules, offset }: ApplicationInput): Promise<void> {
  let known = app;
  setHandler(current, () => known);
  const next = await singleWriter(LIFE, { act, tell, converge }, { state: app, rules, offset }, (state) => {
    known = state;
  });
  if (next) {
    await continueAsNew<typeof application>({ app: next.state, rules: next.rules, offset: next.offset });
  }
}

function answerOf(app: Application, command: Command): Answer {
  return {
    applicationId: app.id,
    number: app.number,
    commandId: command.commandId,
    seq: app.seq,
    stage: app.stage,
    waitingFor: app.tasks.map((task) => task.seat),
    tasks: app.tasks.map(({ seat, dueOn, provisional }) => ({ seat, dueOn, provisional })),
  };
}
