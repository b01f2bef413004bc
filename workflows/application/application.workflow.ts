import {
  type Application,
  type ApplicationEvent,
  type Command,
  decide,
  decideSystem,
  DomainError,
  fold,
  isFinal,
  nextClock,
  noticesFor,
  passTime,
  recordRefusal,
  rulesAfter,
  type SystemCommand,
} from '@app/domain';
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ApplicationActivities, RecordRequest, RecordResult } from './application.activities';
import { act, type Answer, type ApplicationInput, converge, current, tell } from './application.messages';

const { recordEvents } = proxyLocalActivities<ApplicationActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '60s',
  retry: { initialInterval: '100ms', maximumInterval: '5s' },
});

/**
 * The life of an application from submission to its assessment year, and its only writer.
 * It waits for a person's act or for the clock, decides, and records each step in PostgreSQL, which has the last word.
 */
export async function application(input: ApplicationInput): Promise<void> {
  let { app, rules, offset } = input;
  const now = () => Date.now() + offset;

  // Steps are taken one at a time, in the order of their arrival.
  let turns: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let taken = 0;
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    waiting += 1;
    const turn = turns.then(step).finally(() => {
      waiting -= 1;
      taken += 1;
    });
    turns = turn.catch(() => undefined);
    return turn;
  }

  function takeOver(result: RecordResult): void {
    offset = result.offset;
    if (result.status === 'ahead') ({ app, rules } = result);
    if (result.status === 'refused' && result.app) app = result.app;
  }

  async function record(
    events: ApplicationEvent[],
    extra: Partial<RecordRequest> = {},
  ): Promise<RecordResult> {
    const next = fold(app, events);
    const result = await recordEvents({
      app: next,
      events,
      notices: noticesFor(events),
      nextClockAt: nextClock(next, extra.rules ?? rules)?.at ?? null,
      ...extra,
    });
    if (result.status === 'recorded') app = next;
    takeOver(result);
    return result;
  }

  async function perform(command: Command): Promise<Answer & { bodyHash: string }> {
    const submission = app.stage === 'draft';
    for (;;) {
      const events = refusing(() => decide(app, command, rules, now()));
      const answer = answerOf(fold(app, events), command);
      const { commandId: id, type, bodyHash } = command;
      const result = await record(events, {
        command: { id, type, bodyHash, answer },
        ...(submission && { rules }),
      });
      if (result.status === 'recorded') return { ...answer, bodyHash };
      if (result.status === 'refused') throw failure(recordRefusal(result.code, app));
      if (result.answer) return result.answer;
    }
  }

  /** Takes over what PostgreSQL holds, then lets everything happen that is due by now. */
  async function catchUp(): Promise<void> {
    for (let events = passTime(app, rules, now()); events.length > 0; events = passTime(app, rules, now())) {
      await record(events);
    }
  }

  async function hear(command: SystemCommand): Promise<{ seq: number }> {
    if (command.type === 'clockMoved') {
      offset = Math.max(offset, command.offset);
      await catchUp();
      return { seq: app.seq };
    }
    if (isFinal(app.stage)) return { seq: app.seq };
    for (;;) {
      const after = rulesAfter(rules, command);
      const result = await record(decideSystem(app, command, rules, now()), { rules: after });
      if (result.status === 'recorded') {
        rules = after;
        return { seq: app.seq };
      }
    }
  }

  setHandler(act, (command) => inTurn(() => perform(command)), {
    validator: (command) => {
      // Refused here, a command leaves no trace. A submission is weighed in its turn: its refusal ends this run.
      if (waiting === 0 && app.stage !== 'draft') refusing(() => decide(app, command, rules, now()));
    },
  });
  setHandler(tell, (command) => inTurn(() => hear(command)));
  setHandler(converge, () =>
    inTurn(async () => {
      takeOver(await recordEvents({ app, events: [], notices: [], nextClockAt: null }));
      await catchUp();
      return { seq: app.seq };
    }),
  );
  setHandler(current, () => app);

  if (app.stage === 'draft') {
    await condition(() => taken > 0 && waiting === 0);
    if (app.stage === 'draft') return; // not submitted: the draft stays with PostgreSQL
  }
  while (!isFinal(app.stage)) {
    const due = nextClock(app, rules)?.at;
    const armedWith = offset;
    const armedAnew = () => isFinal(app.stage) || nextClock(app, rules)?.at !== due || offset !== armedWith;
    const interrupted = () => waiting === 0 && (armedAnew() || workflowInfo().continueAsNewSuggested);
    if (due === undefined) await condition(interrupted);
    else if (!(await condition(interrupted, Math.max(due - now(), 1)))) await inTurn(catchUp);

    if (workflowInfo().continueAsNewSuggested && !isFinal(app.stage)) {
      await condition(() => allHandlersFinished() && waiting === 0);
      await continueAsNew<typeof application>({ app, rules, offset });
    }
  }
  await condition(allHandlersFinished);
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

/** Runs a decision; a refusal by the procedure becomes the failure of the update, not of the workflow task. */
function refusing<T>(decision: () => T): T {
  try {
    return decision();
  } catch (error) {
    throw error instanceof DomainError ? failure(error) : error;
  }
}

function failure(refusal: DomainError): ApplicationFailure {
  return ApplicationFailure.nonRetryable(refusal.message, refusal.code, refusal.facts);
}
