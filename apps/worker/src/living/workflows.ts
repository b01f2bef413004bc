import type { CurrentCalendar, LivingThing } from '@app/database';
import * as applications from '@app/workflows/application/application.messages';
import type { application } from '@app/workflows/application/application.workflow';
import * as obligations from '@app/workflows/obligation/obligation.messages';
import type { obligation } from '@app/workflows/obligation/obligation.workflow';
import type { DutyCommand, PinnedRules } from '@app/domain';
import { type Client, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import { findLastApplication, findLastObligation } from './rows';

const CALL_MS = 10_000;
/** Safe beside another start of the same thing, and without effect where one is running. */
const STARTED = {
  taskQueue: applications.TASK_QUEUE,
  workflowIdConflictPolicy: 'USE_EXISTING',
  workflowIdReusePolicy: 'ALLOW_DUPLICATE',
} as const;

/** What the worker asks of the workflows of applications and duties. */
export class Workflows {
  constructor(
    private readonly client: Client,
    private readonly pool: Pool,
  ) {}

  /** Take over what PostgreSQL holds. Started from its row where it is lost; nothing to do where it is over. */
  async converge(thing: LivingThing): Promise<void> {
    const { converge } = thing.kind === 'application' ? applications : obligations;
    try {
      await this.soon(() => this.handleOf(thing).executeUpdate(converge));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.startFromRow(thing); // what starts from the row has heard of all
    }
  }

  /** Count with the calendar in force. Answers whether it was told: a thing that is over needs no calendar. */
  tellCalendar(thing: LivingThing, current: CurrentCalendar): Promise<boolean> {
    const command = { type: 'calendarPublished', ...current } as const;
    return this.tellOrStart(thing, () =>
      thing.kind === 'application'
        ? this.handleOf(thing).executeUpdate(applications.tell, { args: [command] })
        : this.handleOf(thing).executeUpdate(obligations.tell, { args: [command] }),
    );
  }

  /** Count with other rules. Answers whether it was told: an application that is over keeps its own. */
  tellRules(thing: LivingThing, rules: PinnedRules): Promise<boolean> {
    const command = { type: 'rulesChanged', rules } as const;
    return this.tellOrStart(thing, () =>
      this.handleOf(thing).executeUpdate(applications.tell, { args: [command] }),
    );
  }

  private async tellOrStart(thing: LivingThing, tell: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.soon(tell);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      if (!(await this.startFromRow(thing))) return false;
      await this.soon(tell);
    }
    return true;
  }

  async isRunning(thing: LivingThing): Promise<boolean> {
    try {
      const { status } = await this.soon(() => this.handleOf(thing).describe());
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Starts an open thing's workflow from its last row; answers whether it is open. */
  async startFromRow(thing: LivingThing): Promise<boolean> {
    const workflowId = idOf(thing);
    if (thing.kind === 'application') {
      const last = await findLastApplication(this.pool, thing.id);
      if (!last) return false;
      const options = { ...STARTED, workflowId, args: [last] as [typeof last] };
      await this.soon(() => this.client.workflow.start<typeof application>('application', options));
      return true;
    }
    const last = await findLastObligation(this.pool, thing.id);
    if (!last) return false;
    const options = { ...STARTED, workflowId, args: [last] as [typeof last] };
    await this.soon(() => this.client.workflow.start<typeof obligation>('obligation', options));
    return true;
  }

  /** The first act on a duty: its workflow begins with it. The same command again gives the same answer. */
  async createDuty(input: obligations.ObligationInput, command: DutyCommand): Promise<void> {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof obligation>('obligation', {
      ...STARTED,
      workflowId: obligations.obligationWorkflowId(input.duty.key),
      args: [input],
    });
    const options = { args: [command] as [DutyCommand], updateId: command.commandId, startWorkflowOperation };
    await this.soon(() => this.client.workflow.executeUpdateWithStart(obligations.act, options));
  }

  private handleOf(thing: LivingThing) {
    return this.client.workflow.getHandle(idOf(thing));
  }

  private soon<T>(call: () => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + CALL_MS, call);
  }
}

function idOf({ kind, name }: LivingThing): string {
  return kind === 'application'
    ? applications.applicationWorkflowId(name)
    : obligations.obligationWorkflowId(name);
}
