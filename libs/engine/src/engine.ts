import {
  type Answered,
  type Beginning,
  type Kind,
  type KindName,
  type Kinds,
  LIVES,
  workflowIdOf,
} from '@app/domain';
import { messagesOf, TASK_QUEUE } from '@app/workflows/messages';
import {
  type Client,
  type Workflow,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { pollersOf, troubleOf } from './health';

/** A long-lived thing by its kind and business id. */
export interface NamedLife<N extends KindName = KindName> {
  kind: N;
  name: string;
}

/** Reads what a workflow is started with when it is not running; undefined: its life is over, nothing is started. */
type ReadBeginning<N extends KindName> = () => Promise<Beginning<Kinds[N]> | undefined>;

/** An update by its name. */
interface Question {
  update: string;
  args: unknown[];
  updateId?: string;
}

const { act, tell, converge } = messagesOf<Kind>();

/** The SDK tells updates with and without arguments apart; here an update's one argument may be missing. */
type Args = [unknown];

/** Safe beside another start of the same life, and without effect where it is running. */
const STARTED = {
  taskQueue: TASK_QUEUE,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const;

/** How long the questions about the server itself wait (ms). */
const HEALTH_PATIENCE = 2_000;

/** The one Temporal client of api and worker: what they ask of the workflows of every kind. */
export class Engine {
  /** `patience`: how long a caller waits (ms); what he asked for may still be under way, and may be asked for again. */
  constructor(
    private readonly client: Client,
    private readonly patience: number,
  ) {}

  /**
   * One act; update id = command id, so that the same command gets the same answer. Its workflow is started from `from`
   * when it is not running; an act that `begins` a life starts it at once. `refusalOf` says what a failure means.
   */
  async act<N extends KindName>(
    kind: N,
    from: Beginning<Kinds[N]>,
    command: Kinds[N]['command'],
    begins = false,
  ): Promise<Answered<Kinds[N]>> {
    const question = { update: act.name, args: [command], updateId: command.commandId };
    return this.within(this.patience, async () => {
      const answer = begins
        ? undefined
        : await this.askRunning<Answered<Kinds[N]>>(lifeOf(kind, from), question);
      return answer ?? (await this.askStarted<N, Answered<Kinds[N]>>(kind, from, question));
    });
  }

  /**
   * A system command; answers when everything that it makes due has been recorded. False: it was over, and nothing was
   * announced.
   */
  async announce<N extends KindName>(
    to: NamedLife<N>,
    command: Kinds[N]['system'],
    read: ReadBeginning<N>,
    patience = this.patience,
  ): Promise<boolean> {
    const question = { update: tell.name, args: [command] };
    return this.within(patience, async () => {
      if (await this.askRunning(to, question)) return true;
      const from = await read();
      if (from) await this.askStarted(to.kind, from, question);
      return from !== undefined;
    });
  }

  /** Has a workflow take over what PostgreSQL holds. A lost one is started from there; one that is over stays so. */
  async converge<N extends KindName>(life: NamedLife<N>, read: ReadBeginning<N>): Promise<void> {
    const answer = await this.within(this.patience, () =>
      this.askRunning(life, { update: converge.name, args: [] }),
    );
    if (!answer) await this.start(life.kind, read);
  }

  async isRunning(life: NamedLife): Promise<boolean> {
    const described = await this.within(this.patience, () =>
      unlessNotFound(() => this.client.workflow.getHandle(workflowIdOf(life)).describe()),
    );
    return described?.status.name === 'RUNNING';
  }

  /** Starts a workflow unless it is running; false: its life is over. */
  async start<N extends KindName>(kind: N, read: ReadBeginning<N>): Promise<boolean> {
    const from = await read();
    if (!from) return false;
    await this.within(this.patience, () => this.client.workflow.start(kind, startOf(kind, from)));
    return true;
  }

  /** Throws when the server does not answer within two seconds. */
  async ping(): Promise<void> {
    await this.within(HEALTH_PATIENCE, () => this.client.workflowService.getSystemInfo({}));
  }

  /** How many workers poll for work. */
  async pollers(): Promise<number> {
    return this.within(HEALTH_PATIENCE, () => pollersOf(this.client, TASK_QUEUE));
  }

  /** What keeps a workflow from going on, as the server sees it; undefined when nothing does. */
  async trouble(life: NamedLife): Promise<string | undefined> {
    return this.within(HEALTH_PATIENCE, () => troubleOf(this.client, workflowIdOf(life)));
  }

  async close(): Promise<void> {
    await this.client.connection.close();
  }

  /** Undefined when no such workflow is running. */
  private askRunning<Answer = object>(
    life: NamedLife,
    { update, ...options }: Question,
  ): Promise<Answer | undefined> {
    const handle = this.client.workflow.getHandle(workflowIdOf(life));
    return unlessNotFound(() => handle.executeUpdate<Answer, Args>(update, options as { args: Args }));
  }

  private askStarted<N extends KindName, Answer = object>(
    kind: N,
    from: Beginning<Kinds[N]>,
    { update, ...options }: Question,
  ): Promise<Answer> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(kind, startOf(kind, from));
    return this.client.workflow.executeUpdateWithStart<Workflow, Answer, Args>(update, {
      ...(options as { args: Args }),
      startWorkflowOperation,
    });
  }

  private within<T>(patience: number, call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + patience, call);
  }
}

function lifeOf<N extends KindName>(kind: N, { state }: Beginning<Kinds[N]>): NamedLife<N> {
  return { kind, name: LIVES[kind].nameOf(state) };
}

function startOf<N extends KindName>(kind: N, from: Beginning<Kinds[N]>) {
  return { ...STARTED, workflowId: workflowIdOf(lifeOf(kind, from)), args: [from] };
}

/** Undefined when the server knows no such workflow that is running. */
async function unlessNotFound<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
