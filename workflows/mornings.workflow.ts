import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { clockMoved, type MorningActivities } from './messages';

const { remind } = proxyActivities<MorningActivities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '30s', // a killed worker’s round is taken over after that
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});

/**
 * The one long-lived workflow that says what is due: at nine, and at midnight the mark 逾期. Its activity goes through
 * everything that is due; a clock that is moved wakes it before its time.
 */
export async function mornings(): Promise<void> {
  let moved = false;
  setHandler(clockMoved, () => {
    moved = true;
  });
  while (!workflowInfo().continueAsNewSuggested) {
    moved = false;
    const pause = await remind();
    await condition(() => moved, pause);
  }
  await continueAsNew<typeof mornings>();
}
