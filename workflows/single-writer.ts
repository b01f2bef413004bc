import { DomainError } from '@app/domain';
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  type defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';

/** One step, to be written in one transaction: the state after its events, and what goes with them. */
export interface Step<State, Event, Rules, Answer> {
  state: State;
  events: Event[];
  /** When time acts next (ms, programme time), or null. */
  nextClockAt: number | null;
  command?: { id: string; type: string; bodyHash: string; answer: Answer };
  /** Only when the pinned rules are new. */
  rules?: Rules;
}

/**
 * What PostgreSQL made of a step.
 * recorded: as asked · ahead: PostgreSQL already holds later events (a repeated step, or another writer): take `state`
 * over; `answer` is set when the command is among them · refused: nothing written, for the reason `code`, with the
 * record's own words where it has some.
 * `offset` is the programme clock's (ms).
 */
export type StepResult<State, Rules, Answer> =
  | { status: 'recorded'; offset: number }
  | { status: 'ahead'; state: State; rules: Rules; offset: number; answer?: Answer & { bodyHash: string } }
  | { status: 'refused'; state: State | null; offset: number; code: string; detail?: string; facts?: Facts };

/** What a refusal is about: ids, enums, dates. */
type Facts = Record<string, unknown>;

/** A person's act as it reaches a workflow. */
export interface Act {
  type: string;
  commandId: string;
  bodyHash: string;
}

/** What a run begins with: the state as last known, its rules, the programme clock's offset (ms). */
export interface Beginning<State, Rules> {
  state: State;
  rules: Rules;
  offset: number;
}

/** The life of one thing, as its domain tells it; `now` in ms, programme time. */
export interface Life<State, Event, Command extends Act, System, Rules, Answer> {
  decide(state: State, command: Command, rules: Rules, now: number): Event[];
  /** What time, the rehearsal or changed rules lead to. */
  hear(state: State, command: System, rules: Rules, now: number): Event[];
  rulesAfter(rules: Rules, command: System): Rules;
  passTime(state: State, rules: Rules, now: number): Event[];
  fold(state: State, events: Event[]): State;
  nextClockAt(state: State, rules: Rules): number | undefined;
  /** Nothing has happened yet; a refused first command ends the run. */
  hasNotBegun(state: State): boolean;
  isOver(state: State): boolean;
  /** What is heard even when it is over. */
  acceptedWhenOver?(command: System): boolean;
  answerOf(state: State, command: Command): Answer;
  /** The offset (ms) that a system command brings, when it brings one. */
  offsetOf(command: System): number | undefined;
  refusalOf(code: string, state: State): DomainError;
  record(step: Step<State, Event, Rules, Answer>): Promise<StepResult<State, Rules, Answer>>;
}

type Update<Result, Args extends unknown[]> = ReturnType<typeof defineUpdate<Result, Args>>;

/** The messages by which a life is lived. */
export interface Messages<Command, System, Answer> {
  act: Update<Answer & { bodyHash: string }, [Command]>;
  tell: Update<{ seq: number }, [System]>;
  converge: Update<{ seq: number }, []>;
}

/**
 * Lives a life: waits for a person's act or for the clock, decides, records. The only writer of its thing: steps are
 * taken one at a time, and PostgreSQL has the last word. Answers with what the next run begins with when the history has
 * grown long, with undefined at the end.
 */
export async function singleWriter<
  State extends { seq: number },
  Event,
  Command extends Act,
  System,
  Rules,
  Answer extends object,
>(
  life: Life<State, Event, Command, System, Rules, Answer>,
  messages: Messages<Command, System, Answer>,
  beginning: Beginning<State, Rules>,
  onState: (state: State) => void,
): Promise<Beginning<State, Rules> | undefined> {
  let { state, rules, offset } = beginning;
  const now = () => Date.now() + offset;

  // Steps are taken one at a time, in the order of their arrival.
  let turns: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let taken = 0;
  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    waiting += 1;
    const turn = waiting === 1 ? step() : turns.then(step); // each promise fewer saves a tenth of a millisecond
    turns = turn.then(leave, leave);
    return turn;
  }
  function leave(): void {
    waiting -= 1;
    taken += 1;
  }

  function become(next: State): void {
    state = next;
    onState(state);
  }

  function takeOver(result: StepResult<State, Rules, Answer>): void {
    offset = result.offset;
    if (result.status === 'recorded') return;
    if (result.state) become(result.state);
    if (result.status === 'ahead') rules = result.rules;
  }

  async function record(
    events: Event[],
    next: State,
    extra: Pick<Step<State, Event, Rules, Answer>, 'command' | 'rules'> = {},
  ): Promise<StepResult<State, Rules, Answer>> {
    const nextClockAt = life.nextClockAt(next, extra.rules ?? rules) ?? null;
    const result = await life.record({ state: next, events, nextClockAt, ...extra });
    if (result.status === 'recorded') become(next);
    takeOver(result);
    return result;
  }

  async function perform(command: Command): Promise<Answer & { bodyHash: string }> {
    const begins = life.hasNotBegun(state);
    for (;;) {
      const events = refusing(() => life.decide(state, command, rules, now()));
      const next = life.fold(state, events);
      const answer = life.answerOf(next, command);
      const { commandId: id, type, bodyHash } = command;
      const result = await record(events, next, {
        command: { id, type, bodyHash, answer },
        ...(begins && { rules }),
      });
      if (result.status === 'recorded') return { ...answer, bodyHash };
      if (result.status === 'refused') throw failure(refusalOf(result));
      if (result.answer) return result.answer;
    }
  }

  function refusalOf({ code, detail, facts }: { code: string; detail?: string; facts?: Facts }): DomainError {
    return detail === undefined ? life.refusalOf(code, state) : new DomainError(code, detail, facts);
  }

  /** Lets everything happen that is due by now. */
  async function catchUp(): Promise<void> {
    for (
      let due = life.passTime(state, rules, now());
      due.length > 0;
      due = life.passTime(state, rules, now())
    ) {
      await record(due, life.fold(state, due));
    }
  }

  async function hear(command: System): Promise<{ seq: number }> {
    const told = life.offsetOf(command);
    if (told !== undefined) {
      offset = Math.max(offset, told);
      await catchUp();
      return { seq: state.seq };
    }
    while (!life.isOver(state) || life.acceptedWhenOver?.(command)) {
      const after = life.rulesAfter(rules, command);
      const events = life.hear(state, command, rules, now());
      if (events.length === 0) break; // it says nothing new
      const result = await record(events, life.fold(state, events), { rules: after });
      if (result.status !== 'recorded') continue;
      rules = after;
      break;
    }
    return { seq: state.seq };
  }

  setHandler(messages.act, (command) => inTurn(() => perform(command)), {
    validator: (command) => {
      // Refused here, a command leaves no trace. The first is weighed in its turn: its refusal ends this run.
      if (waiting === 0 && !life.hasNotBegun(state))
        refusing(() => life.decide(state, command, rules, now()));
    },
  });
  setHandler(messages.tell, (command) => inTurn(() => hear(command)));
  setHandler(messages.converge, () =>
    inTurn(async () => {
      takeOver(await life.record({ state, events: [], nextClockAt: null }));
      await catchUp();
      return { seq: state.seq };
    }),
  );

  if (life.hasNotBegun(state)) {
    await condition(() => taken > 0 && waiting === 0);
    if (life.hasNotBegun(state)) return undefined; // refused: nothing has begun
  }
  for (;;) {
    const long = await liveUntilOver();
    if (long) return long;
    await condition(allHandlersFinished);
    if (life.isOver(state)) return undefined; // else it was woken by an act that has opened it again
  }

  /** Waits for acts and for the clock; answers with the next run's beginning when the history has grown long. */
  async function liveUntilOver(): Promise<Beginning<State, Rules> | undefined> {
    while (!life.isOver(state)) {
      const due = life.nextClockAt(state, rules);
      const armedWith = offset;
      const armedAnew = () =>
        life.isOver(state) || life.nextClockAt(state, rules) !== due || offset !== armedWith;
      const interrupted = () => waiting === 0 && (armedAnew() || workflowInfo().continueAsNewSuggested);
      if (due === undefined) await condition(interrupted);
      else if (!(await condition(interrupted, Math.max(due - now(), 1)))) await inTurn(catchUp);

      if (workflowInfo().continueAsNewSuggested && !life.isOver(state)) {
        await condition(() => allHandlersFinished() && waiting === 0);
        return { state, rules, offset };
      }
    }
    return undefined;
  }
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
