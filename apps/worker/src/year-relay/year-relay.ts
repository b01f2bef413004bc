import { acknowledge, findPendingRelays, markRelayed, type RelayRow } from '@app/database';
import type { Command, SystemCommand } from '@app/domain';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { withLock } from '../engine/lock';
import type { Workflows } from '../engine/workflows';
import { each, Loop } from '../loop';

/** What the teller works with. */
export interface YearRelayParts {
  pool: Pool;
  workflows: Workflows;
  log: Logger;
}

const EVERY_MS = 500;
const PAGE = 50;
const ABREAST = 5;
const RUN_ENDED = /^AcceptedUpdateCompletedWorkflow$|^WorkflowTaskFailed|^UpdateWorkflowExecution/;

/**
 * Tells applications what the office did with their year: that they were carried over, reported, answered, revoked. What is
 * to be told was written with the act; it is told until the application has it, and has no effect a second time.
 */
export class YearRelay {
  private readonly loop: Loop;

  constructor(private readonly parts: YearRelayParts) {
    this.loop = new Loop('telling applications', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Tells everything that is untold; what does not answer is left for the next round. */
  async round(): Promise<void> {
    const { pool } = this.parts;
    if ((await findPendingRelays(pool, 1)).length === 0) return;
    await withLock(pool, 'teller', async () => {
      const asked: string[] = [];
      while (!this.loop.signal.aborted) {
        const page = await findPendingRelays(pool, PAGE, asked);
        if (page.length === 0) return;
        await each(page, ABREAST, this.loop.signal, (row) => {
          asked.push(row.id);
          return this.tell(row);
        });
      }
    });
  }

  private async tell(row: RelayRow): Promise<void> {
    const { pool, workflows, log } = this.parts;
    const about = { telling: row.id, kind: row.kind, application: row.app.number };
    try {
      const message = messageOf(row);
      if (!row.done) await workflows.tellApplication(row, message);
      if ('commandId' in message) await acknowledge(pool, [row.id]);
      await markRelayed(pool, row.id);
    } catch (error) {
      const refused = refusalOf(error);
      if (refused) {
        await markRelayed(pool, row.id, refused);
        log.warn({ ...about, refused }, 'an application had moved on before it was told of its year');
      } else {
        log.warn({ err: error, ...about }, 'an application has not heard of its year; it is told again');
      }
    }
  }
}

/** An act of the office, under an id of its own, or a message. */
function messageOf({ id, kind, data, by }: RelayRow): Command | SystemCommand {
  switch (kind) {
    case 'assessmentYearChanged':
    case 'cityResultCorrected':
      return { type: kind, ...data, by } as SystemCommand;
    case 'reportToCity':
    case 'recordCityResult':
    case 'revoke':
      return {
        type: kind,
        ...data,
        commandId: id,
        actor: { id: by, role: 'office' },
        bodyHash: 'told',
      } as Command;
  }
}

/** The procedure's own refusal; undefined when asking again may help. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !cause.type || RUN_ENDED.test(cause.type)) return undefined;
  return cause.type;
}
