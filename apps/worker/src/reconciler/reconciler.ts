import { acknowledge } from '@app/database';
import { applicationWorkflowId, converge, TASK_QUEUE } from '@app/workflows/application/application.messages';
import type { application } from '@app/workflows/application/application.workflow';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { withLock } from './lock';
import { findLastState, findOpenApplications, findUnacknowledged } from './rows';

/** What the reconciler works with. */
export interface ReconcilerParts {
  pool: Pool;
  client: Client;
  log: Logger;
  times?: ReconcilerTimes;
}

/** All in ms. */
export interface ReconcilerTimes {
  /** Between two rounds. */
  everyMs: number;
  /** A command not acknowledged for so long is looked after. */
  unheardMs: number;
  /** Between the beginnings of two passes over all open applications. */
  passMs: number;
  /** How long one round may go on with its pass. */
  budgetMs: number;
}

const TIMES: ReconcilerTimes = { everyMs: 15_000, unheardMs: 30_000, passMs: 600_000, budgetMs: 10_000 };
const CALL_MS = 10_000;
const PAGE = 200;
const ABREAST = 5;

/**
 * Makes the workflows agree with PostgreSQL, one replica at a time: tells a workflow to take over what it has not heard
 * of, and starts the workflow of an open application that has none.
 */
export class Reconciler {
  private readonly stopping = new AbortController();
  private readonly times: ReconcilerTimes;
  private loop: Promise<void> = Promise.resolve();
  private pass = { began: -Infinity, after: undefined as string | undefined };

  constructor(private readonly parts: ReconcilerParts) {
    this.times = parts.times ?? TIMES;
  }

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** One round: what has not been heard of, then a part of the pass over all open applications. */
  async round(): Promise<void> {
    await withLock(this.parts.pool, 'reconciler', async () => {
      await this.converge();
      await this.revive();
    });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'reconciling has to wait'),
      );
      await rest(this.times.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async converge(): Promise<void> {
    const commands = await findUnacknowledged(this.parts.pool, this.times.unheardMs, PAGE);
    const applications = new Map(commands.map(({ applicationId, number }) => [applicationId, number]));
    await this.each([...applications], async ([applicationId, number]) => {
      const unheard = commands
        .filter((command) => command.applicationId === applicationId)
        .map(({ id }) => id);
      try {
        await this.takeOver(applicationId, number);
        await acknowledge(this.parts.pool, unheard);
        this.parts.log.info(
          { applicationId, commands: unheard.length },
          'a workflow has taken over from the record',
        );
      } catch (error) {
        this.parts.log.warn({ err: error, applicationId }, 'a workflow does not answer; it is asked again');
      }
    });
  }

  private async takeOver(applicationId: string, number: string): Promise<void> {
    const handle = this.parts.client.workflow.getHandle(applicationWorkflowId(number));
    try {
      await this.soon(() => handle.executeUpdate(converge));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await this.startFromRow(applicationId, number); // over, or lost; what starts from the row has heard of all
    }
  }

  private async revive(): Promise<void> {
    const { pass, times } = this;
    const now = Date.now();
    if (pass.after === undefined) {
      if (now - pass.began < times.passMs) return;
      this.pass = { began: now, after: '' };
    }
    while (
      this.pass.after !== undefined &&
      !this.stopping.signal.aborted &&
      Date.now() - now < times.budgetMs
    ) {
      const page = await findOpenApplications(this.parts.pool, this.pass.after, PAGE);
      await this.each(page, ({ id, number }) => this.keepRunning(id, number));
      this.pass.after = page.length < PAGE ? undefined : page.at(-1)!.id;
    }
  }

  private async keepRunning(applicationId: string, number: string): Promise<void> {
    const handle = this.parts.client.workflow.getHandle(applicationWorkflowId(number));
    const status = await this.soon(() => handle.describe()).then(
      (description) => description.status.name,
      (error: unknown) => {
        if (error instanceof WorkflowNotFoundError) return 'NOT_FOUND';
        throw error;
      },
    );
    if (status !== 'RUNNING') await this.startFromRow(applicationId, number);
  }

  /** Safe beside another start of the same application, and without effect when it is over. */
  private async startFromRow(applicationId: string, number: string): Promise<void> {
    const last = await findLastState(this.parts.pool, applicationId);
    if (!last) return;
    await this.soon(() =>
      this.parts.client.workflow.start<typeof application>('application', {
        workflowId: applicationWorkflowId(number),
        taskQueue: TASK_QUEUE,
        args: [last],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
    this.parts.log.info({ applicationId, seq: last.app.seq }, 'a workflow was started from the record');
  }

  private soon<T>(call: () => Promise<T>): Promise<T> {
    return this.parts.client.withDeadline(Date.now() + CALL_MS, call);
  }

  private async each<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
    const left = [...items];
    const lane = async () => {
      while (left.length > 0 && !this.stopping.signal.aborted) await act(left.shift()!);
    };
    await Promise.all(Array.from({ length: ABREAST }, lane));
  }
}
