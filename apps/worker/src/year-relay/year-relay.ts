import { acknowledge, findPendingRelays, markRelayed, type RelayRow, withLock } from '@app/database';
import { type Command, DomainError, type SystemCommand } from '@app/domain';
import { type Engine, refusalOf } from '@app/engine';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { each, Loop } from '../loop';

/** The dependencies of the relay. */
export interface YearRelayParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
}

const EVERY_MS = 500;
const PAGE = 50;
const CONCURRENCY = 5;

/**
 * Relays the office's acts on a year to the applications concerned: carry-over, report, city result, revocation. A relay
 * is recorded together with the act, retried until the application has answered, and deduplicated by the application.
 */
export class YearRelay {
  private readonly loop: Loop;

  constructor(private readonly parts: YearRelayParts) {
    this.loop = new Loop('relaying to applications', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Sends every pending relay. The next round retries those without an answer. */
  async round(): Promise<void> {
    const { pool } = this.parts;
    if ((await findPendingRelays(pool, 1)).length === 0) return;
    await withLock(pool, 'year relay', async () => {
      const asked: string[] = [];
      while (!this.loop.signal.aborted) {
        const page = await findPendingRelays(pool, PAGE, asked);
        if (page.length === 0) return;
        await each(page, CONCURRENCY, this.loop.signal, (row) => {
          asked.push(row.id);
          return this.relay(row);
        });
      }
    });
  }

  private async relay(row: RelayRow): Promise<void> {
    const { pool, log } = this.parts;
    const about = { relay: row.id, kind: row.kind, application: row.state.number };
    try {
      await this.send(row);
      await markRelayed(pool, row.id);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal instanceof DomainError) {
        await markRelayed(pool, row.id, refusal.code);
        log.warn(
          { ...about, refused: refusal.code },
          'an application had moved on before its year reached it',
        );
      } else {
        log.warn({ err: error, ...about }, 'an application does not know of its year yet; it is asked again');
      }
    }
  }

  /** Sends one relay, also to an application that is over. The same act sent again gets the same answer. */
  private async send(row: RelayRow): Promise<void> {
    const { pool, engine } = this.parts;
    const { state, rules, offset } = row;
    const from = { state, rules, offset };
    const message = messageOf(row);
    if (!('commandId' in message)) {
      const to = { kind: 'application', name: state.number } as const;
      if (!row.done) await engine.announce(to, message, async () => from);
      return;
    }
    if (!row.done) await engine.act('application', from, message);
    await acknowledge(pool, [row.id]);
  }
}

/** Returns the relay as an act of the office, with the relay's id, or as a system command. */
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
