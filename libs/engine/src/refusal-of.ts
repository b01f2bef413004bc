import { DomainError } from '@app/domain';
import {
  ApplicationFailure,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';

/** Failures by which the server says that the run ended under the update. */
const RUN_ENDED = /^AcceptedUpdateCompletedWorkflow$|^WorkflowTaskFailed|^UpdateWorkflowExecution/;

/**
 * What a failed update means: the procedure's refusal with its code and facts; `stillRunning`: nobody waited long enough;
 * `runEnded`: the run was lost under it. After the last two nothing is known, and the same may be sent again. Undefined for
 * any other error.
 */
export function refusalOf(error: unknown): DomainError | 'stillRunning' | 'runEnded' | undefined {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'stillRunning';
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !cause.type || RUN_ENDED.test(cause.type)) return 'runEnded';
  return new DomainError(cause.type, cause.message, (cause.details?.[0] ?? {}) as Record<string, unknown>);
}
