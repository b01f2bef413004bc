import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { checkStageTable } from '@app/domain';
import { type MorningActivities, TASK_QUEUE } from '@app/workflows/messages';
import type { Activities } from '../activities/record.activities';

/** The dependencies of the Temporal worker. */
export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundleOption;
  activities: Activities;
  mornings: MorningActivities;
}

/**
 * Returns the worker, sized for a small machine: 1,500 cached workflows of about 150 KB each. Rejects if the stage table
 * is faulty.
 */
export async function createWorker({
  connection,
  namespace,
  workflowBundle,
  activities,
  mornings,
}: WorkerParts): Promise<Worker> {
  checkStageTable();
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle,
    activities: { ...activities, ...mornings },
    maxCachedWorkflows: 1500,
    stickyQueueScheduleToStartTimeout: '3s',
    shutdownGraceTime: '10s', // longer than the longest activity
  });
}
