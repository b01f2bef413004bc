import { type CurrentCalendar, findLastYear, type LifeRef } from '@app/database';
import * as applications from '@app/workflows/application/application.messages';
import * as obligations from '@app/workflows/obligation/obligation.messages';
import * as programmes from '@app/workflows/year/year.messages';
import type {
  Application,
  Command,
  ObligationCommand,
  PinnedRules,
  SystemCommand,
  YearCommand,
} from '@app/domain';
import { type Client, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import { findLastApplication, findLastObligation } from './rows';

const MESSAGES = { application: applications, obligation: obligations, programme: programmes };
type Running<Input> = (input: Input) => Promise<void>;

const CALL_MS = 10_000;
/** Safe beside another start of the same thing, and without effect where one is running. */
const STARTED = {
  taskQueue: applications.TASK_QUEUE,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const;

/** What the worker asks of the workflows of applications, obligations and programme years. */
export class Workflows {
  constructor(
    private readonly client: Client,
    private readonly pool: Pool,
  ) {}

  /** Take over what PostgreSQL holds. Started from its row where it is lost; nothing to do where it is over. */
  async converge(thing: LifeRef): Promise<void> {
    const { converge } = MESSAGES[thing.kind];
    try {
      await this.soon(() => this.handleOf(thing).executeUpdate(converge));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.startFromRow(thing); // what starts from the row has heard of all
    }
  }

  /** Count with the calendar in force. Answers whether it was told: a thing that is over needs no calendar. */
  tellCalendar(thing: LifeRef, current: CurrentCalendar): Promise<boolean> {
    const command = { type: 'calendarPublished', ...current } as const;
    return this.tellOrStart(thing, () =>
      thing.kind === 'application'
        ? this.handleOf(thing).executeUpdate(applications.tell, { args: [command] })
        : this.handleOf(thing).executeUpdate(obligations.tell, { args: [command] }),
    );
  }

  /** Count with other rules. Answers whether it was told: an application that is over keeps its own. */
  tellRules(thing: LifeRef, rules: PinnedRules): Promise<boolean> {
    const command = { type: 'rulesChanged', rules } as const;
    return this.tellOrStart(thing, () =>
      this.handleOf(thing).executeUpdate(applications.tell, { args: [command] }),
    );
  }

  private async tellOrStart(thing: LifeRef, tell: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.soon(tell);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      if (!(await this.startFromRow(thing))) return false;
      await this.soon(tell);
    }
    return true;
  }

  async isRunning(thing: LifeRef): Promise<boolean> {
    try {
      const { status } = await this.soon(() => this.handleOf(thing).describe());
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Starts an open thing's workflow from its last row; answers whether it is open. */
  async startFromRow(thing: LifeRef): Promise<boolean> {
    const workflowId = idOf(thing);
    if (thing.kind === 'application') {
      const last = await findLastApplication(this.pool, thing.id);
      if (!last) return false;
      const options = { ...STARTED, workflowId, args: [last] as [typeof last] };
      await this.soon(() =>
        this.client.workflow.start<Running<applications.ApplicationInput>>('application', options),
      );
      return true;
    }
    if (thing.kind === 'programme') {
      const last = await findLastYear(this.pool, thing.id);
      if (!last || last.year.status === 'closed') return false;
      const options = { ...STARTED, workflowId, args: [last] as [typeof last] };
      await this.soon(() => this.client.workflow.start<Running<programmes.YearInput>>('programme', options));
      return true;
    }
    const last = await findLastObligation(this.pool, thing.id);
    if (!last) return false;
    const options = { ...STARTED, workflowId, args: [last] as [typeof last] };
    await this.soon(() =>
      this.client.workflow.start<Running<obligations.ObligationInput>>('obligation', options),
    );
    return true;
  }

  /** The first act on an obligation: its workflow begins with it. The same command again gives the same answer. */
  async createObligation(input: obligations.ObligationInput, command: ObligationCommand): Promise<void> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Running<obligations.ObligationInput>>(
      'obligation',
      {
        ...STARTED,
        workflowId: obligations.obligationWorkflowId(input.obligation.key),
        args: [input],
      },
    );
    const options = {
      args: [command] as [ObligationCommand],
      updateId: command.commandId,
      startWorkflowOperation,
    };
    await this.soon(() => this.client.workflow.executeUpdateWithStart(obligations.act, options));
  }

  /** The first act on a programme year: its workflow begins with it. */
  async openYear(input: programmes.YearInput, command: YearCommand): Promise<void> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Running<programmes.YearInput>>(
      'programme',
      {
        ...STARTED,
        workflowId: programmes.yearWorkflowId(input.year.year),
        args: [input],
      },
    );
    const options = { args: [command] as [YearCommand], updateId: command.commandId, startWorkflowOperation };
    await this.soon(() => this.client.workflow.executeUpdateWithStart(programmes.act, options));
  }

  /** What its year's ledger has for an application, also when it is over. The same act again gives the same answer. */
  async tellApplication(
    { app, rules, offset }: { app: Application; rules: PinnedRules; offset: number },
    message: Command | SystemCommand,
  ): Promise<void> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Running<applications.ApplicationInput>>(
      'application',
      {
        ...STARTED,
        workflowId: applications.applicationWorkflowId(app.number),
        args: [{ app, rules, offset }],
      },
    );
    const call = () =>
      'commandId' in message
        ? this.client.workflow.executeUpdateWithStart(applications.act, {
            args: [message],
            updateId: message.commandId,
            startWorkflowOperation,
          })
        : this.client.workflow.executeUpdateWithStart(applications.tell, {
            args: [message],
            startWorkflowOperation,
          });
    await this.soon<unknown>(call);
  }

  private handleOf(thing: LifeRef) {
    return this.client.workflow.getHandle(idOf(thing));
  }

  private soon<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + CALL_MS, call);
  }
}

function idOf({ kind, name }: LifeRef): string {
  switch (kind) {
    case 'application':
      return applications.applicationWorkflowId(name);
    case 'obligation':
      return obligations.obligationWorkflowId(name);
    case 'programme':
      return programmes.yearWorkflowId(name);
  }
}
