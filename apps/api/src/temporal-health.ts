import type { Connection } from '@temporalio/client';
import { ServiceError } from '@temporalio/client';

/** The engine's code for a task queue of workflow tasks. */
const WORKFLOW_TASKS = 1;
const RUNNING = 1;

/** How many pollers the engine knows on a task queue. */
export async function pollersOf(connection: Connection, namespace: string, queue: string): Promise<number> {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: queue },
    taskQueueType: WORKFLOW_TASKS,
  });
  return pollers?.length ?? 0;
}

/** Why a workflow does not go on, in Chinese; undefined when the engine sees nothing wrong. */
export async function troubleOf(
  connection: Connection,
  namespace: string,
  workflowId: string,
): Promise<string | undefined> {
  try {
    const told = await connection.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    if (told.workflowExecutionInfo?.status !== RUNNING) return '流程没有在运行';
    const failing = told.pendingActivities?.find((activity) => activity.lastFailure);
    if (failing) return `活动 ${failing.activityType?.name} 失败 ${failing.attempt} 次`;
    const { attempt = 0 } = told.pendingWorkflowTask ?? {};
    return attempt && attempt > 1 ? `流程任务失败 ${attempt - 1} 次` : undefined;
  } catch (error) {
    if (isNotFound(error)) return '流程没有在运行';
    throw error;
  }
}

function isNotFound(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return code === 5 || (error instanceof ServiceError && cause?.code === 5);
}
