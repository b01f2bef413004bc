import type { Env } from '@app/config';
import type { Command, SystemCommand } from '@app/domain';
import {
  act,
  type Answer,
  type ApplicationInput,
  applicationWorkflowId,
  TASK_QUEUE,
  tell,
} from '@app/workflows/application/application.messages';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';

type ApplicationWorkflow = (input: ApplicationInput) => Promise<void>;

/** How long a caller waits for an act (ms); later it is still running, and may be asked for again. */
const PATIENCE = 20_000;

/** A server that is away is tried again for about two seconds; then the caller is told to come back. */
const ATTEMPTS = 5;

/** The one Temporal client of the api: what it asks of an application's workflow. */
export class Temporal {
  private readonly connection: Connection;
  private readonly client: Client;

  constructor(env: Pick<Env, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>) {
    this.connection = Connection.lazy({
      address: env.TEMPORAL_ADDRESS,
      connectTimeout: '5s',
      interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
    });
    this.client = new Client({ connection: this.connection, namespace: env.TEMPORAL_NAMESPACE });
  }

  /** One act: update id = command id. Started from `input` when the workflow is not running. */
  async act(
    input: ApplicationInput,
    command: Command,
    begins: boolean,
  ): Promise<Answer & { bodyHash: string }> {
    const options = { args: [command] as [Command], updateId: command.commandId };
    return this.withPatience(async () => {
      if (!begins) {
        try {
          return await this.handleOf(input).executeUpdate(act, options);
        } catch (error) {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        }
      }
      const startWorkflowOperation = this.startOf(input);
      return this.client.workflow.executeUpdateWithStart(act, { ...options, startWorkflowOperation });
    });
  }

  /** Tells a workflow something; it is started from `input` when it is not running. */
  async tell(input: ApplicationInput, command: SystemCommand, patience = PATIENCE): Promise<void> {
    await this.withPatience(async () => {
      try {
        await this.handleOf(input).executeUpdate(tell, { args: [command] });
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
        const startWorkflowOperation = this.startOf(input);
        await this.client.workflow.executeUpdateWithStart(tell, { args: [command], startWorkflowOperation });
      }
    }, patience);
  }

  /** Throws when the server does not answer within a second or two. */
  async ping(): Promise<void> {
    await this.withPatience(() => this.connection.workflowService.getSystemInfo({}), 2_000);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private handleOf(input: ApplicationInput) {
    return this.client.workflow.getHandle(applicationWorkflowId(input.app.number));
  }

  private startOf(input: ApplicationInput): WithStartWorkflowOperation<ApplicationWorkflow> {
    return new WithStartWorkflowOperation<ApplicationWorkflow>('application', {
      workflowId: applicationWorkflowId(input.app.number),
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  }

  private withPatience<T>(call: () => Promise<T>, patience = PATIENCE): Promise<T> {
    return this.client.withDeadline(Date.now() + patience, call);
  }
}
