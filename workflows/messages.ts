import type { Answered, Beginning, Kind } from '@app/domain';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/** The only task queue of the product. */
export const TASK_QUEUE = 'wufei';

/** The type and the id of the workflow that says what is due. */
export const MORNINGS = 'mornings';

/** Says to it that programme time was moved. */
export const clockMoved = defineSignal('clockMoved');

/** Its activities; histories hold these names. */
export type MorningActivities = {
  /** Says everything that is due; returns how long to rest until the next round (ms). */
  remind(): Promise<number>;
};

/** The signature of a workflow: its type is the name of the kind, its id is `workflowIdOf` the thing. */
export type LifeWorkflow<K extends Kind> = (beginning: Beginning<K>) => Promise<void>;

/** Returns the messages of a life's workflow, the same for every kind. */
export function messagesOf<K extends Kind>() {
  return {
    /** An act of a person: the validator may refuse it; otherwise it is answered after the commit. Update id = commandId. */
    act: defineUpdate<Answered<K>, [K['command']]>('act'),
    /** A system command; answered when everything due is recorded. */
    tell: defineUpdate<{ seq: number }, [K['system']]>('tell'),
    /** Takes over the state in PostgreSQL: a worker may have died between its commit and the end of its task. */
    converge: defineUpdate<{ seq: number }, []>('converge'),
    /** Returns the last recorded state; for operators at the console only. */
    current: defineQuery<K['state']>('current'),
  };
}
