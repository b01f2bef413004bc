import { DomainError } from '@app/domain';
import {
  ApplicationFailure,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';

/** Failure types that mean that the run ended before the update was answered. */
const RUN_ENDED = /^AcceptedUpdateCompletedWorkflow$|^WorkflowTaskFailed|^UpdateWorkflowExecution/;

/**
 * Returns the meaning of a failed update: the refusal of the procedure with its code and facts; `stillRunning`: the caller
 * stopped waiting; `runEnded`: the run ended before the answer. After the last two the outcome is unknown, and the same
 * update may be sent again. Returns undefined for any other error.
 */
export function refusalOf(error: unknown): DomainError | 'stillRunning' | 'runEnded' | undefined {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'stillRunning';
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !cause.type || RUN_ENDED.test(cause.type)) return 'runEnded';
  return new DomainError(cause.type, cause.message, (cause.details?.[0] ?? {}) as Record<string, unknown>);
}
