import type { Answered, Beginning, Kind } from '@app/domain';
import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** The one task queue of the product. */
export const TASK_QUEUE = 'wufei';

/** A workflow as its starter sees it: its type is the kind's name, its id `workflowIdOf` of the thing. */
export type LifeWorkflow<K extends Kind> = (beginning: Beginning<K>) => Promise<void>;

/** The messages by which a life is lived, the same for every kind of thing. */
export function messagesOf<K extends Kind>() {
  return {
    /** One person's act, refused early by the validator or answered after the commit. Update id = commandId. */
    act: defineUpdate<Answered<K>, [K['command']]>('act'),
    /** What time, the rehearsal or changed rules bring; answered when everything due has been recorded. */
    tell: defineUpdate<{ seq: number }, [K['system']]>('tell'),
    /** Take over what PostgreSQL holds: a worker may have died between its commit and the end of its task. */
    converge: defineUpdate<{ seq: number }, []>('converge'),
    /** The state as last recorded: for people at the console only. */
    current: defineQuery<K['state']>('current'),
  };
}
