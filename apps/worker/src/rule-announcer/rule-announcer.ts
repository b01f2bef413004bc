import {
  type CurrentCalendar,
  currentCalendar,
  findBehindCalendar,
  findLast,
  findOpenRuleOrders,
  findRuleSetBody,
  finishRuleOrder,
  type OpenRuleOrder,
  withLock,
} from '@app/database';
import type { Engine } from '@app/engine';
import { parseRuleSet, pinnedRulesFor, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { each, Loop } from '../loop';

/** The dependencies of the announcer. */
export interface RuleAnnouncerParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
  /** The maximum number of workflows called per second. */
  perSecond?: number;
}

const EVERY_MS = 3000;
const PER_SECOND = 50;
const CONCURRENCY = 5;

/**
 * Announces a newer calendar to open applications and obligations, and ordered rule changes to applications. One replica
 * runs at a time; the rate is limited so that people's acts are not delayed. The database shows what is left to do:
 * everything open that is recorded with an older calendar, and every open order.
 */
export class RuleAnnouncer {
  private readonly loop: Loop;
  private readonly ruleSets = new Map<string, RuleSet>();

  constructor(private readonly parts: RuleAnnouncerParts) {
    this.loop = new Loop('announcing a calendar', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Announces everything that is left to do. The next round retries the workflows that did not answer. */
  async round(): Promise<void> {
    const { pool, engine } = this.parts;
    await withLock(pool, 'announcer', async () => {
      let current: CurrentCalendar;
      await this.announce('calendar', {
        async find(limit, except) {
          current = await currentCalendar(pool);
          return findBehindCalendar(pool, current.calendarVersion, limit, except);
        },
        ask: (life) => {
          const command = { type: 'calendarPublished', ...current } as const;
          return engine.announce(life, command, () => findLast(pool, life));
        },
      });
      await this.announce('rules', {
        find: (limit, except) => findOpenRuleOrders(pool, limit, except),
        ask: (order) => this.carryOut(order),
      });
    });
  }

  /** Calls `ask` page by page, one page per second; `ask` returns whether the change was announced. */
  private async announce<T extends { id: string }>(
    what: string,
    { find, ask }: { find(limit: number, except: string[]): Promise<T[]>; ask(one: T): Promise<boolean> },
  ): Promise<void> {
    const { log, perSecond = PER_SECOND } = this.parts;
    const asked: string[] = [];
    let announced = 0;
    while (!this.loop.signal.aborted) {
      const page = await find(perSecond, asked);
      if (page.length === 0) break;
      const second = rest(1000, undefined, { signal: this.loop.signal }).catch(() => undefined);
      await each(page, CONCURRENCY, this.loop.signal, async (one) => {
        asked.push(one.id);
        try {
          if (await ask(one)) announced += 1;
        } catch (error) {
          log.warn({ err: error, id: one.id, what }, 'a workflow did not answer; it is asked again');
        }
      });
      await second;
    }
    if (announced > 0) log.info({ announced, what }, 'a change was announced');
  }

  /** Carries out an order; a second time changes nothing. Returns whether the rules were announced. */
  private async carryOut(order: OpenRuleOrder): Promise<boolean> {
    const { pool, engine } = this.parts;
    const { applicationId: id, number: name, version, cellType, settled } = order;
    let asked = false;
    if (!settled) {
      const rules = pinnedRulesFor(await this.ruleSet(version), cellType, await currentCalendar(pool));
      const life = { kind: 'application', id, name } as const;
      asked = await engine.announce(life, { type: 'rulesChanged', rules }, () => findLast(pool, life));
    }
    await finishRuleOrder(pool, order.id);
    return asked;
  }

  /** Returns a rule set; read once per version, since a version never changes. */
  private async ruleSet(version: string): Promise<RuleSet> {
    const known = this.ruleSets.get(version) ?? parseRuleSet(await findRuleSetBody(this.parts.pool, version));
    this.ruleSets.set(version, known);
    return known;
  }
}
