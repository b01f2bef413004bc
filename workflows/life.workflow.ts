import {
  type Answered,
  type Beginning,
  DomainError,
  type Kind,
  type KindName,
  type Kinds,
  LIVES,
  type LivesRow,
  nothingNew,
  type Refusal,
  type Step,
  stepOfAct,
  stepOfSystem,
  stepOfTime,
  type StepResult,
} from '@app/domain';
import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  patched,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { beginningOf, type HeldResult, resultOf } from './held';
import { type LifeWorkflow, messagesOf } from './messages';

/** Records a step; a local activity, retried until PostgreSQL has answered. */
type Recorder<K extends Kind> = (step: Step<K>) => Promise<HeldResult<K>>;

/** Returns the workflow of a kind; `timeout` is the limit of one attempt to record a step. */
export function workflowOf<N extends KindName>(
  kind: N,
  timeout: '10s' | '30s' = '10s',
): LifeWorkflow<Kinds[N]> {
  const row: LivesRow<Kinds[N]> = LIVES[kind];
  const activities = proxyLocalActivities<Record<string, Recorder<Kinds[N]>>>({
    startToCloseTimeout: timeout,
    localRetryThreshold: '60s',
    retry: { initialInterval: '100ms', maximumInterval: '5s' },
  });
  const recorder = activities[row.activity]!;
  return async (input) => {
    const next = await live(row, recorder, beginningOf(input));
    if (next) await continueAsNew<LifeWorkflow<Kinds[N]>>(next);
  };
}

/**
 * Runs one life: waits for an act, a system command or a timer, lets the domain decide, and records the step. It is the
 * only writer of its thing: one step at a time, and the state in PostgreSQL prevails. Returns the input of the next run
 * if the history has grown long, and undefined when the life is over.
 */
async function live<K extends Kind>(
  { life }: LivesRow<K>,
  recorder: Recorder<K>,
  beginning: Beginning<K>,
): Promise<Beginning<K> | undefined> {
  let { state, rules, offset } = beginning;
  let alarm: Alarm | undefined;
  const now = () => Date.now() + offset;

  /** The programme clock's offset as known here, or as the act brings it: a move may reach a person first. */
  const latest = (command: K['command']) => Math.max(offset, command.offset ?? offset);

  // One step at a time, in order of arrival.
  let turns: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let taken = 0;
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    waiting += 1;
    const turn = waiting === 1 ? step() : turns.then(step); // saves one promise, about 0.1 ms
    turns = turn.then(leave, leave);
    return turn;
  }
  function leave(): void {
    waiting -= 1;
    taken += 1;
  }

  /** Records a step and takes over the state that PostgreSQL holds after it. */
  async function record(step: Step<K>): Promise<StepResult<K>> {
    const result = resultOf(await recorder(step));
    offset = result.offset;
    switch (result.status) {
      case 'recorded':
        state = step.state;
        rules = step.rules ?? rules;
        break;
      case 'ahead':
        ({ state, rules } = result);
        break;
      case 'refused':
        state = result.state ?? state;
    }
    return result;
  }

  async function perform(command: K['command']): Promise<Answered<K>> {
    for (;;) {
      offset = latest(command);
      const step = refusing(() => stepOfAct(life, { state, rules }, command, now()));
      const result = await record(step);
      if (result.status === 'recorded') return { ...step.command.answer, bodyHash: command.bodyHash };
      if (result.status === 'refused') throw failure(refusalOf(result));
      if (result.answer) return result.answer;
    }
  }

  function refusalOf({ code, detail, facts }: Refusal): DomainError {
    return detail === undefined ? life.refusalOf(code, state) : new DomainError(code, detail, facts);
  }

  /** Records the steps of all timers that are due by now. */
  async function catchUp(): Promise<void> {
    for (;;) {
      const due = stepOfTime(life, { state, rules }, now());
      if (due.events.length === 0) return;
      await record(due);
    }
  }

  async function performSystem(command: K['system']): Promise<{ seq: number }> {
    const moved = life.offsetOf(command);
    if (moved !== undefined) {
      offset = Math.max(offset, moved);
      await catchUp();
      return { seq: state.seq };
    }
    while (!life.isOver(state) || life.acceptedWhenOver?.(command)) {
      const step = stepOfSystem(life, { state, rules }, command, now());
      if (step.events.length === 0) break; // the command changes nothing
      const { status } = await record(step);
      if (status === 'recorded') break;
    }
    return { seq: state.seq };
  }

  /** Takes over what PostgreSQL holds, and records what has become due since. */
  async function takeOver(): Promise<{ seq: number }> {
    await record(nothingNew(state));
    await catchUp();
    return { seq: state.seq };
  }

  const { act, tell, converge, current } = messagesOf<K>();
  setHandler(current, () => state);
  setHandler(act, (command) => inTurn(() => perform(command)), {
    validator: (command) => {
      // A refusal here leaves no trace. The first command is decided in its turn: its refusal ends this run.
      if (waiting === 0 && !life.hasNotBegun(state))
        refusing(() => life.decide(state, command, rules, Date.now() + latest(command)));
    },
  });
  setHandler(tell, (command) => inTurn(() => performSystem(command)));
  setHandler(converge, () => inTurn(takeOver));

  if (life.hasNotBegun(state)) {
    await condition(() => taken > 0 && waiting === 0);
    if (life.hasNotBegun(state)) return undefined; // the first command was refused
  } else if (!workflowInfo().continuedFromExecutionRunId && patched('take over at the start')) {
    // The state was read before the start; the former run may have moved on or ended the life since.
    await inTurn(takeOver);
  }
  for (;;) {
    const long = await liveUntilOver();
    if (long) return long;
    await condition(allHandlersFinished);
    if (life.isOver(state)) return undefined; // otherwise an act has reopened it
  }

  /** Runs timers until the life is over; returns the input of the next run if the history has grown long. */
  async function liveUntilOver(): Promise<Beginning<K> | undefined> {
    while (!life.isOver(state)) {
      if (beginning.timers === 'own' || patched('own timers only')) await untilAlarm();
      else await untilAnyTimer();

      if (workflowInfo().continueAsNewSuggested && !life.isOver(state)) {
        await condition(() => allHandlersFinished() && waiting === 0);
        return { state, rules, offset, timers: 'own' };
      }
    }
    return undefined;
  }

  /** Waits for what time itself ends or moves. An alarm that finds a later moment is set anew; only an earlier one replaces it. */
  async function untilAlarm(): Promise<void> {
    const moment = () => (life.nextClockAt(state, rules) ?? Infinity) - offset;
    const isTooLate = () => moment() < (alarm?.at ?? Infinity);
    if (isTooLate()) {
      alarm?.cancel();
      alarm = alarmAt(moment());
    }
    const isNews = () => life.isOver(state) || workflowInfo().continueAsNewSuggested || isTooLate();
    await condition(() => waiting === 0 && (alarm?.rings === true || isNews()));
    if (!alarm?.rings) return;
    alarm = undefined;
    await inTurn(catchUp);
  }

  /** How runs of earlier releases wait: their reminders were timers of their own, armed anew by each act. */
  async function untilAnyTimer(): Promise<void> {
    const next = () =>
      Math.min(life.nextClockAt(state, rules) ?? Infinity, life.nextReminderAt(state, rules) ?? Infinity);
    const due = next();
    const armedWith = offset;
    const armedAnew = () => life.isOver(state) || next() !== due || offset !== armedWith;
    const interrupted = () => waiting === 0 && (armedAnew() || workflowInfo().continueAsNewSuggested);
    if (due === Infinity) await condition(interrupted);
    else if (!(await condition(interrupted, Math.max(due - now(), 1)))) await inTurn(catchUp);
  }
}

/** A timer for a moment (ms, real time); `cancel` gives it up. */
interface Alarm {
  at: number;
  rings: boolean;
  cancel(): void;
}

function alarmAt(at: number): Alarm {
  const scope = new CancellationScope();
  const alarm = { at, rings: false, cancel: () => scope.cancel() };
  void scope
    .run(() => sleep(Math.max(at - Date.now(), 1)))
    .then(
      () => (alarm.rings = true),
      () => undefined, // given up
    );
  return alarm;
}

/** Runs a decision; a refusal of the procedure fails the update, not the workflow task. */
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
