import type { Beginning, Kind, StepResult } from '@app/domain';

/** The state as histories hold it: under `state`, or under the name of its kind; `duty` and `app` since release 0.1.0. */
interface Held<State> {
  state?: State;
  app?: State;
  obligation?: State;
  duty?: State;
  year?: State;
}

/** What a run was begun with, of whatever age. */
export type HeldBeginning<K extends Kind> = Omit<Beginning<K>, 'state'> & Held<K['state']>;

/** What a recorded step answered, of whatever age. */
export type HeldResult<K extends Kind> = StepResult<K> & Held<K['state'] | null>;

/** The input of a run, of whatever age. */
export function beginningOf<K extends Kind>({ rules, offset, ...held }: HeldBeginning<K>): Beginning<K> {
  return { state: stateOf(held)!, rules, offset };
}

/** The answer to a recorded step, of whatever age. */
export function resultOf<K extends Kind>(held: HeldResult<K>): StepResult<K> {
  if (held.status === 'recorded') return held;
  const state = stateOf(held) ?? null;
  return held.status === 'refused' ? { ...held, state } : { ...held, state: state! };
}

function stateOf<State>(held: Held<State>): State | undefined {
  return held.state ?? held.app ?? held.obligation ?? held.duty ?? held.year;
}
