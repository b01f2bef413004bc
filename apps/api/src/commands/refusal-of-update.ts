import { DomainError } from '@app/domain';
import { WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { refuse } from '../common/problems';

/** Failures by which the server says that the run ended under the update: nothing is known, so it may be sent again. */
const RUN_ENDED = /^AcceptedUpdateCompletedWorkflow$|^WorkflowTaskFailed|^UpdateWorkflowExecution/;

/** What a failed update means: the procedure's refusal with its code and facts, or that it may be sent again. */
export function refusalOfUpdate(error: unknown): unknown {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return refuse('stillRunning');
  if (!(error instanceof WorkflowUpdateFailedError)) return error;
  const { cause } = error;
  if (cause instanceof ApplicationFailure && cause.type && !RUN_ENDED.test(cause.type)) {
    return new DomainError(cause.type, cause.message, (cause.details?.[0] ?? {}) as Record<string, unknown>);
  }
  return refuse('unavailable');
}
