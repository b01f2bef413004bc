import type { Env } from '@app/config';
import type {
  Command,
  ObligationCommand,
  ObligationSystemCommand,
  SystemCommand,
  YearCommand,
  YearSystemCommand,
} from '@app/domain';
import * as application from '@app/workflows/application/application.messages';
import * as obligation from '@app/workflows/obligation/obligation.messages';
import * as programme from '@app/workflows/year/year.messages';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type UpdateDefinition,
  WithStartWorkflowOperation,
  type Workflow,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { pollersOf, troubleOf } from './temporal-health';

type ApplicationWorkflow = (input: application.ApplicationInput) => Promise<void>;
type YearWorkflow = (input: programme.YearInput) => Promise<void>;
type ObligationWorkflow = (input: obligation.ObligationInput) => Promise<void>;

/** How long a caller waits for an act (ms); later it is still running, and may be asked for again. */
const PATIENCE = 20_000;

/** A server that is away is tried again for about two seconds; then the caller is told to come back. */
const ATTEMPTS = 5;

/** The one Temporal client of the api: what it asks of the workflows of applications, obligations and programme years. */
export class Temporal {
  private readonly connection: Connection;
  private readonly client: Client;
  private readonly namespace: string;

  constructor(env: Pick<Env, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>) {
    this.namespace = env.TEMPORAL_NAMESPACE;
    this.connection = Connection.lazy({
      address: env.TEMPORAL_ADDRESS,
      connectTimeout: '5s',
      interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
    });
    this.client = new Client({ connection: this.connection, namespace: this.namespace });
  }

  /** One act: update id = command id. Started from `input` when the workflow is not running. */
  async act(
    input: application.ApplicationInput,
    command: Command,
    begins: boolean,
  ): Promise<application.Answer & { bodyHash: string }> {
    const { act } = application;
    return this.update(startOfApplication(input), act, command, { updateId: command.commandId, begins });
  }

  /** Tells a workflow something; it is started from `input` when it is not running. */
  async tell(
    input: application.ApplicationInput,
    command: SystemCommand,
    patience = PATIENCE,
  ): Promise<void> {
    await this.update(startOfApplication(input), application.tell, command, { patience });
  }

  /** One act on an obligation, as for an application. */
  async actOnObligation(
    input: obligation.ObligationInput,
    command: ObligationCommand,
    begins: boolean,
  ): Promise<obligation.ObligationAnswer & { bodyHash: string }> {
    const { act } = obligation;
    return this.update(startOfObligation(input), act, command, { updateId: command.commandId, begins });
  }

  async tellObligation(
    input: obligation.ObligationInput,
    command: ObligationSystemCommand,
    patience = PATIENCE,
  ): Promise<void> {
    await this.update(startOfObligation(input), obligation.tell, command, { patience });
  }

  /** One act on a programme year; the worker opens it, so it never begins with one of these. */
  async actOnYear(
    input: programme.YearInput,
    command: YearCommand,
  ): Promise<programme.YearAnswer & { bodyHash: string }> {
    return this.update(startOfYear(input), programme.act, command, { updateId: command.commandId });
  }

  async tellYear(input: programme.YearInput, command: YearSystemCommand, patience = PATIENCE): Promise<void> {
    await this.update(startOfYear(input), programme.tell, command, { patience });
  }

  /** Throws when the server does not answer within a second or two. */
  async ping(): Promise<void> {
    await this.withPatience(() => this.connection.workflowService.getSystemInfo({}), 2_000);
  }

  /** How many workers poll for work. */
  async pollers(): Promise<number> {
    return this.withPatience(() => pollersOf(this.connection, this.namespace, application.TASK_QUEUE), 2_000);
  }

  /** What keeps a workflow from going on, as the engine sees it; undefined when nothing does. */
  async trouble(workflowId: string): Promise<string | undefined> {
    return this.withPatience(() => troubleOf(this.connection, this.namespace, workflowId), 2_000);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private update<Result, Argument>(
    start: () => Start,
    definition: UpdateDefinition<Result, [Argument]>,
    argument: Argument,
    { updateId, begins, patience }: { updateId?: string; begins?: boolean; patience?: number },
  ): Promise<Result> {
    const options = { args: [argument] as [Argument], updateId };
    return this.withPatience(async () => {
      const startWorkflowOperation = start();
      if (!begins) {
        try {
          const handle = this.client.workflow.getHandle(startWorkflowOperation.options.workflowId);
          return await handle.executeUpdate(definition, options);
        } catch (error) {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        }
      }
      return this.client.workflow.executeUpdateWithStart(definition, { ...options, startWorkflowOperation });
    }, patience);
  }

  private withPatience<T>(call: () => Promise<T>, patience = PATIENCE): Promise<T> {
    return this.client.withDeadline(Date.now() + patience, call);
  }
}

type Start = WithStartWorkflowOperation<Workflow>;

function startOfApplication(input: application.ApplicationInput): () => Start {
  return () =>
    new WithStartWorkflowOperation<ApplicationWorkflow>('application', {
      workflowId: application.applicationWorkflowId(input.app.number),
      args: [input],
      ...STARTED,
    }) as unknown as Start;
}

function startOfObligation(input: obligation.ObligationInput): () => Start {
  return () =>
    new WithStartWorkflowOperation<ObligationWorkflow>('obligation', {
      workflowId: obligation.obligationWorkflowId(input.obligation.key),
      args: [input],
      ...STARTED,
    }) as unknown as Start;
}

function startOfYear(input: programme.YearInput): () => Start {
  return () =>
    new WithStartWorkflowOperation<YearWorkflow>('programme', {
      workflowId: programme.yearWorkflowId(input.year.year),
      args: [input],
      ...STARTED,
    }) as unknown as Start;
}

const STARTED = {
  taskQueue: application.TASK_QUEUE,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const;
