import type { Beginning, Kind, StepResult } from '@app/domain';

/** The state as histories hold it: in `state`, or in older histories in a field named after its kind. */
interface Held<State> {
  state?: State;
  app?: State;
  obligation?: State;
  duty?: State;
  year?: State;
}

/** The input of a run, of any release. */
export type HeldBeginning<K extends Kind> = Omit<Beginning<K>, 'state'> & Held<K['state']>;

/** The result of a recorded step, of any release. */
export type HeldResult<K extends Kind> = StepResult<K> & Held<K['state'] | null>;

/** Returns the input of a run of any release in its current form. */
export function beginningOf<K extends Kind>({
  rules,
  offset,
  timers,
  ...held
}: HeldBeginning<K>): Beginning<K> {
  return { state: stateOf(held)!, rules, offset, ...(timers && { timers }) };
}

/** Returns the result of a recorded step of any release in its current form. */
export function resultOf<K extends Kind>(held: HeldResult<K>): StepResult<K> {
  if (held.status === 'recorded') return held;
  const state = stateOf(held) ?? null;
  return held.status === 'refused' ? { ...held, state } : { ...held, state: state! };
}

function stateOf<State>(held: Held<State>): State | undefined {
  return held.state ?? held.app ?? held.obligation ?? held.duty ?? held.year;
}
