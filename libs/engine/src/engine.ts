import {
  type Answered,
  type Beginning,
  type Kind,
  type KindName,
  type Kinds,
  LIVES,
  workflowIdOf,
} from '@app/domain';
import { clockMoved, messagesOf, MORNINGS, TASK_QUEUE } from '@app/workflows/messages';
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

/** Reads the input for starting a workflow that is not running; undefined: its life is over, none is started. */
type ReadBeginning<N extends KindName> = () => Promise<Beginning<Kinds[N]> | undefined>;

/** An update of a workflow: its name, arguments and id. */
interface Question {
  update: string;
  args: unknown[];
  updateId?: string;
}

const { act, tell, converge } = messagesOf<Kind>();

/** The SDK has separate types for updates with and without arguments; here the one argument may be missing. */
type Args = [unknown];

/** Start options: parallel starts of the same life are safe, and starting a running workflow has no effect. */
const STARTED = {
  taskQueue: TASK_QUEUE,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const;

/** How long calls about the server itself wait (ms). */
const HEALTH_PATIENCE = 2_000;

/** The only Temporal client of api and worker, for the workflows of every kind. */
export class Engine {
  /** `patience`: how long a call waits (ms). After that it may still be in progress; the caller may retry. */
  constructor(
    private readonly client: Client,
    private readonly patience: number,
  ) {}

  /**
   * Performs one act. Update id = command id, so that the same command gets the same answer. A workflow that is not
   * running is started from `from`, whose clock the act carries; an act that `begins` a life starts it without asking first.
   * Errors: see `refusalOf`.
   */
  async act<N extends KindName>(
    kind: N,
    from: Beginning<Kinds[N]>,
    command: Kinds[N]['command'],
    begins = false,
  ): Promise<Answered<Kinds[N]>> {
    const asked = { ...command, offset: from.offset };
    const question = { update: act.name, args: [asked], updateId: command.commandId };
    return this.within(this.patience, async () => {
      const answer = begins
        ? undefined
        : await this.askRunning<Answered<Kinds[N]>>(lifeOf(kind, from), question);
      return answer ?? (await this.askStarted<N, Answered<Kinds[N]>>(kind, from, question));
    });
  }

  /**
   * Sends a system command. Resolves when everything that the command makes due is recorded: true, or false if the life
   * is over and nothing was sent.
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

  /** Makes a workflow converge from PostgreSQL. A lost workflow is started from there, unless its life is over. */
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

  /** Starts a workflow unless it is running; returns false if its life is over. */
  async start<N extends KindName>(kind: N, read: ReadBeginning<N>): Promise<boolean> {
    const from = await read();
    if (!from) return false;
    await this.within(this.patience, () => this.client.workflow.start(kind, startOf(kind, from)));
    return true;
  }

  /** Starts the workflow of the mornings unless it is running. */
  async keepMornings(): Promise<void> {
    await this.within(this.patience, () =>
      this.client.workflow.start(MORNINGS, { ...STARTED, workflowId: MORNINGS }),
    );
  }

  /** Says to the workflow of the mornings that programme time was moved; starts it if it is not running. */
  async wakeMornings(): Promise<void> {
    await this.within(this.patience, () =>
      this.client.workflow.signalWithStart(MORNINGS, {
        ...STARTED,
        workflowId: MORNINGS,
        signal: clockMoved,
      }),
    );
  }

  /** Throws if the server does not answer within two seconds. */
  async ping(): Promise<void> {
    await this.within(HEALTH_PATIENCE, () => this.client.workflowService.getSystemInfo({}));
  }

  /** Returns the number of workers that poll for work. */
  async pollers(): Promise<number> {
    return this.within(HEALTH_PATIENCE, () => pollersOf(this.client, TASK_QUEUE));
  }

  /** Returns, in Chinese, why a workflow does not progress; undefined if the server sees no fault. */
  async trouble(life: NamedLife): Promise<string | undefined> {
    return this.within(HEALTH_PATIENCE, () => troubleOf(this.client, workflowIdOf(life)));
  }

  async close(): Promise<void> {
    await this.client.connection.close();
  }

  /** Sends an update; returns undefined if no such workflow is running. */
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
  return { ...STARTED, workflowId: workflowIdOf(lifeOf(kind, from)), args: [{ ...from, timers: 'own' }] };
}

/** Returns the result of the call; undefined if the server finds no such running workflow. */
async function unlessNotFound<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
