import type { Asked } from './application/commands';
import type { Instant } from './calendar/civil-date';
import type { DomainError } from './errors';

/** What one kind of long-lived thing is made of: an application, an obligation, a programme year, a named cell. */
export interface Kind {
  /** The fold of its events; `seq` is the number of the last one, 0 before the first. */
  state: { id: string; seq: number };
  /** An event: `seq` without gaps, `at` in ms of programme time, `by` a user id or `system`. */
  event: { type: string; seq: number; at: Instant; by: string };
  command: Act;
  /** A command that no person sends: from the rehearsal, changed rules or a year. */
  system: { type: string };
  /** The slice of the rules that is pinned to the thing. */
  rules: { version: string };
  /** The answer to a command, the same for every repetition of its id. */
  answer: { commandId: string; seq: number };
  /** Who is notified of an event; addresses are looked up when it is recorded. */
  notification: { eventSeq: number; kind: string; seat: string };
}

/** A person's act: ids, enums, dates, numbers. Its texts stay in PostgreSQL under the command's id. */
export interface Act extends Asked {
  type: string;
}

/** How one kind of thing lives, as plain functions; `now` is in ms of programme time. */
export interface Life<K extends Kind> {
  /** Returns the events of a person's act, after those of timers due by `now`. Throws DomainError if it is refused. */
  decide(state: K['state'], command: K['command'], rules: K['rules'], now: Instant): K['event'][];
  /** Returns the events of a system command, none if it is no news; `rules` are those in force before it. */
  decideSystem(state: K['state'], command: K['system'], rules: K['rules'], now: Instant): K['event'][];
  rulesAfter(rules: K['rules'], command: K['system']): K['rules'];
  /** Returns the events of every timer due by `now`, each at its own moment. */
  passTime(state: K['state'], rules: K['rules'], now: Instant): K['event'][];
  fold(state: K['state'], events: readonly K['event'][]): K['state'];
  /** Returns the moment (ms of programme time) at which time itself ends or moves it next, or undefined. */
  nextClockAt(state: K['state'], rules: K['rules']): Instant | undefined;
  /** Returns the moment (ms of programme time) of its next reminder or mark 逾期, which move nothing, or undefined. */
  nextReminderAt(state: K['state'], rules: K['rules']): Instant | undefined;
  /** Whether no event has happened yet; a refused first command ends the workflow's run. */
  hasNotBegun(state: K['state']): boolean;
  isOver(state: K['state']): boolean;
  /** Whether a system command is accepted even when the thing is over; by default none is. */
  acceptedWhenOver?(command: K['system']): boolean;
  answerOf(state: K['state'], command: K['command']): K['answer'];
  /** The programme clock's offset (ms) that a system command brings, if it brings one. */
  offsetOf(command: K['system']): number | undefined;
  /** A refusal by the record, in the office's words. */
  refusalOf(code: string, state: K['state']): DomainError;
  /** Returns the notifications of a step's events; `state` is the state after them. */
  notificationsFor(state: K['state'], events: readonly K['event'][], rules: K['rules']): K['notification'][];
}

/** What a run begins with: the state as last known, its rules, the programme clock's offset (ms). */
export interface Beginning<K extends Kind> {
  state: K['state'];
  rules: K['rules'];
  offset: number;
  /** Absent in histories of earlier releases, whose runs had timers for reminders, too. */
  timers?: 'own';
}

/** The answer to a command, with the hash of the request that it belongs to. */
export type Answered<K extends Kind> = K['answer'] & { bodyHash: string };

/** One step of a life, to be recorded in one transaction. */
export interface Step<K extends Kind> {
  /** The state after the events. */
  state: K['state'];
  /** Gapless, ending at `state.seq`; empty = only ask what is stored. */
  events: K['event'][];
  notifications: K['notification'][];
  /** The moment at which time itself ends or moves it next (ms of programme time), or null. */
  nextClockAt: Instant | null;
  /** The moment of its next reminder or mark 逾期 (ms of programme time), or null. */
  nextReminderAt: Instant | null;
  command?: { id: string; type: string; bodyHash: string; answer: K['answer'] };
  /** Only with the first step, and when the pinned rules have changed. */
  rules?: K['rules'];
}

/**
 * What PostgreSQL made of a step; `offset` is the programme clock's (ms).
 * recorded: as asked.
 * ahead: later events are already stored (a repeated step, or another writer). The caller takes `state` and `rules` over;
 * `answer` is set when the command is among those events.
 * refused: nothing was written, for the reason `code`, with the record's own words in `detail` where it has some.
 */
export type StepResult<K extends Kind> =
  | { status: 'recorded'; offset: number }
  | { status: 'ahead'; state: K['state']; rules: K['rules']; offset: number; answer?: Answered<K> }
  | ({ status: 'refused'; state: K['state'] | null; offset: number } & Refusal);

/** Why the record refuses a step; `facts` hold ids, enums and dates only. */
export interface Refusal {
  code: string;
  detail?: string;
  facts?: Record<string, unknown>;
}

/**
 * Records one step. Run twice it changes nothing: it answers `ahead` with what is stored. Throws only when PostgreSQL
 * cannot be asked, or knows less than the step presupposes.
 */
export type RecordStep<K extends Kind> = (step: Step<K>) => Promise<StepResult<K>>;

/** The state and rules from which a step starts. */
type Standing<K extends Kind> = Pick<Beginning<K>, 'state' | 'rules'>;

/** Returns the step of a person's act. Throws DomainError if the act is refused. */
export function stepOfAct<K extends Kind>(
  life: Life<K>,
  { state, rules }: Standing<K>,
  command: K['command'],
  now: Instant,
): Step<K> & Required<Pick<Step<K>, 'command'>> {
  const events = life.decide(state, command, rules, now);
  const after = life.fold(state, events);
  const { commandId: id, type, bodyHash } = command;
  return {
    ...stepTo(life, { state: after, rules }, events),
    command: { id, type, bodyHash, answer: life.answerOf(after, command) },
    ...(life.hasNotBegun(state) && { rules }),
  };
}

/** Returns the step of a system command; it has no events if the command is no news. */
export function stepOfSystem<K extends Kind>(
  life: Life<K>,
  { state, rules }: Standing<K>,
  command: K['system'],
  now: Instant,
): Step<K> {
  const after = life.rulesAfter(rules, command);
  const events = life.decideSystem(state, command, rules, now);
  return { ...stepTo(life, { state: life.fold(state, events), rules: after }, events), rules: after };
}

/** Returns the step of the timers due by `now`; it has no events if none is due. */
export function stepOfTime<K extends Kind>(
  life: Life<K>,
  { state, rules }: Standing<K>,
  now: Instant,
): Step<K> {
  const events = life.passTime(state, rules, now);
  return stepTo(life, { state: life.fold(state, events), rules }, events);
}

/**
 * Returns the step of the reminders and marks 逾期 due by `now`, which move nothing; it has no events if none is due. What
 * comes after a moment that ends or moves the thing waits for its workflow.
 */
export function stepOfReminders<K extends Kind>(
  life: Life<K>,
  { state, rules }: Standing<K>,
  now: Instant,
): Step<K> {
  const moves = life.nextClockAt(state, rules) ?? Infinity;
  return stepOfTime(life, { state, rules }, Math.min(now, moves - 1));
}

/** Returns the step that ends with `events` in the given state. */
export function stepTo<K extends Kind>(
  life: Life<K>,
  { state, rules }: Standing<K>,
  events: K['event'][],
): Step<K> {
  const notifications = life.notificationsFor(state, events, rules);
  const nextClockAt = life.nextClockAt(state, rules) ?? null;
  const nextReminderAt = life.nextReminderAt(state, rules) ?? null;
  return { state, events, notifications, nextClockAt, nextReminderAt };
}

/** Returns a step without events, which only asks for the stored state. */
export function nothingNew<K extends Kind>(state: K['state']): Step<K> {
  return { state, events: [], notifications: [], nextClockAt: null, nextReminderAt: null };
}
