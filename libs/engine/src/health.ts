import { type Client, ServiceError } from '@temporalio/client';

/** Temporal's code for a task queue of workflow tasks. */
const WORKFLOW_TASKS = 1;
const RUNNING = 1;
const STARTED = 2;

/** A worker polls at least once a minute; Temporal lists a stopped worker for five minutes. */
const SEEN_WITHIN_MS = 80_000;

/** A workflow task takes milliseconds; it takes longer only while recording its step is retried. */
const UNDER_WAY_MS = 20_000;

/** Returns the number of workers that poll a task queue. */
export async function pollersOf(client: Client, queue: string): Promise<number> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: queue },
    taskQueueType: WORKFLOW_TASKS,
  });
  return (pollers ?? []).filter(({ lastAccessTime }) => ageOf(lastAccessTime) < SEEN_WITHIN_MS).length;
}

/** Returns, in Chinese, why a workflow does not progress; undefined if Temporal sees no fault. */
export async function troubleOf(client: Client, workflowId: string): Promise<string | undefined> {
  try {
    const found = await client.workflowService.describeWorkflowExecution({
      namespace: client.options.namespace,
      execution: { workflowId },
    });
    if (found.workflowExecutionInfo?.status !== RUNNING) return '流程没有在运行';
    const failing = found.pendingActivities?.find((activity) => activity.lastFailure);
    if (failing) return `活动 ${failing.activityType?.name} 失败 ${failing.attempt} 次`;
    const { attempt, state, originalScheduledTime } = found.pendingWorkflowTask ?? {};
    if (attempt && attempt > 1) return `流程任务失败 ${attempt - 1} 次`;
    const isLong = state === STARTED && ageOf(originalScheduledTime) > UNDER_WAY_MS;
    return isLong ? '办理结果一直未能写入数据库' : undefined;
  } catch (error) {
    if (isNotFound(error)) return '流程没有在运行';
    throw error;
  }
}

/** Returns the ms since a moment given by the server; 0 if the server gives none. */
function ageOf(time: { seconds?: { toString(): string } | null } | null | undefined): number {
  return time?.seconds ? Math.max(0, Date.now() - Number(time.seconds.toString()) * 1000) : 0;
}

function isNotFound(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return code === 5 || (error instanceof ServiceError && cause?.code === 5);
}
