import {
  currentCalendar,
  findBehindCalendar,
  findOpenRuleOrders,
  findRuleSetBody,
  finishRuleOrder,
  type LifeRef,
  type OpenRuleOrder,
} from '@app/database';
import { parseRuleSet, pinnedRulesFor, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTimeout as rest } from 'node:timers/promises';
import { withLock } from '../engine/lock';
import type { Workflows } from '../engine/workflows';
import { each, Loop } from '../loop';

/** What the announcer works with. */
export interface RuleAnnouncerParts {
  pool: Pool;
  workflows: Workflows;
  log: Logger;
  /** Workflows told in one second at most. */
  perSecond?: number;
}

const EVERY_MS = 3000;
const PER_SECOND = 50;
const ABREAST = 5;

/**
 * Tells open applications and obligations of a newer calendar, and applications of the rules ordered for them, one replica at a time and no faster than people's acts can
 * bear. Where it stands is in the record: what counts with an older edition has not been told yet.
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

  /** Tells everything that is behind; what does not answer is left for the next round. */
  async round(): Promise<void> {
    await withLock(this.parts.pool, 'announcer', async () => {
      await this.announce();
      await this.announceRules();
    });
  }

  private async announce(): Promise<void> {
    const { pool, workflows, log, perSecond = PER_SECOND } = this.parts;
    const asked: string[] = [];
    let told = 0;
    while (!this.loop.signal.aborted) {
      const current = await currentCalendar(pool);
      const page = await findBehindCalendar(pool, current.calendarVersion, perSecond, asked);
      if (page.length === 0) break;
      const second = rest(1000, undefined, { signal: this.loop.signal }).catch(() => undefined);
      await each(page, ABREAST, this.loop.signal, async (thing: LifeRef) => {
        asked.push(thing.id);
        try {
          if (await workflows.tellCalendar(thing, current)) told += 1;
        } catch (error) {
          log.warn({ err: error, ...thing }, 'a workflow has not heard of the calendar; it is told again');
        }
      });
      await second;
    }
    if (told > 0) log.info({ told }, 'a calendar was announced');
  }

  /** The same for other rules: what the office has ordered, in its turn. An order carried out twice changes nothing. */
  private async announceRules(): Promise<void> {
    const { pool, workflows, log, perSecond = PER_SECOND } = this.parts;
    const asked: string[] = [];
    let told = 0;
    while (!this.loop.signal.aborted) {
      const page = await findOpenRuleOrders(pool, perSecond, asked);
      if (page.length === 0) break;
      const second = rest(1000, undefined, { signal: this.loop.signal }).catch(() => undefined);
      await each(page, ABREAST, this.loop.signal, async (order: OpenRuleOrder) => {
        asked.push(order.id);
        const { applicationId: id, number: name, version, cellType, settled } = order;
        try {
          if (!settled) {
            const rules = pinnedRulesFor(await this.ruleSet(version), cellType, await currentCalendar(pool));
            if (await workflows.tellRules({ kind: 'application', id, name }, rules)) told += 1;
          }
          await finishRuleOrder(pool, order.id);
        } catch (error) {
          log.warn({ err: error, id, version }, 'a workflow has not heard of its rules; it is told again');
        }
      });
      await second;
    }
    if (told > 0) log.info({ told }, 'other rules were announced');
  }

  /** A version never changes: read once. */
  private async ruleSet(version: string): Promise<RuleSet> {
    const known = this.ruleSets.get(version) ?? parseRuleSet(await findRuleSetBody(this.parts.pool, version));
    this.ruleSets.set(version, known);
    return known;
  }
}
