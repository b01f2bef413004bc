import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

/** The baseline of the measurements: an Update with one local activity that runs one transaction. */
export const step = defineUpdate<number, [string]>('step');

export interface BareActivities {
  write(id: string, seq: number, what: string): Promise<void>;
}

const { write } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

export async function bare(id: string, steps: number): Promise<void> {
  let seq = 0;
  setHandler(step, async (what) => {
    seq += 1;
    await write(id, seq, what);
    return seq;
  });
  await condition(() => seq >= steps);
  await condition(allHandlersFinished);
}
