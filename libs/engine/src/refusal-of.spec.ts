import {
  ApplicationFailure,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { refusalOf } from './refusal-of';

const failed = (cause?: Error) => new WorkflowUpdateFailedError('Workflow Update failed', cause);
const failure = (type?: string, facts?: Record<string, unknown>) =>
  failed(ApplicationFailure.create({ type, message: '不能办理。', details: facts && [facts] }));

describe('a failed update', () => {
  it('that the procedure refused has its code, words and facts', () => {
    expect(refusalOf(failure('notWaitingForDepartment', { stage: 'naming' }))).toMatchObject({
      code: 'notWaitingForDepartment',
      message: '不能办理。',
      facts: { stage: 'naming' },
    });
    expect(refusalOf(failure('yearClosed'))).toMatchObject({ code: 'yearClosed', facts: {} });
  });

  it.each(['AcceptedUpdateCompletedWorkflow', 'WorkflowTaskFailedCause', 'UpdateWorkflowExecutionFailed'])(
    'whose run was lost says nothing of the act: %s',
    (type) => {
      expect(refusalOf(failure(type))).toBe('runEnded');
    },
  );

  it('without a reason says nothing of the act either', () => {
    expect([refusalOf(failed()), refusalOf(failure())]).toEqual(['runEnded', 'runEnded']);
  });

  it('that nobody waited for may still be under way', () => {
    expect(refusalOf(new WorkflowUpdateRPCTimeoutOrCancelledError('deadline'))).toBe('stillRunning');
  });

  it('is not any other error', () => {
    expect(refusalOf(new Error('connect ECONNREFUSED'))).toBeUndefined();
  });
});
