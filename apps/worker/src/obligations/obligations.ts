import {
  acknowledge,
  countRuleSets,
  type CurrentCalendar,
  currentCalendar,
  findProgrammeTime,
  findObligationYears,
  findKnownObligations,
  withLock,
} from '@app/database';
import { type CivilDate, civilDateAt, plannedObligation } from '@app/domain';
import type { Engine } from '@app/engine';
import { obligationRulesFor, obligationsOf, parseRuleSet, type RuleSet } from '@app/rules';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Loop } from '../loop';
import { creationOf, obligationIdOf } from './creation';
import { followYear } from './follow-year';

/** The dependencies of the creation of obligations. */
export interface ObligationsParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
}

const EVERY_MS = 2000; // a move of programme time in a rehearsal waits for this loop
const AGAIN_MS = 60_000;

/**
 * Creates the obligations that the rules plan for the years that have begun, at the start, once per day of programme
 * time, and when rules are published. The key determines the ids of an obligation and
 * its first command, so repeated or parallel runs create it once.
 */
export class Obligations {
  private readonly loop: Loop;
  private doneFor: string | undefined;
  private notBefore = -Infinity;

  constructor(private readonly parts: ObligationsParts) {
    this.loop = new Loop('creating obligations', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Creates today's missing obligations. Retries next round if another replica is busy, in 60 s on failure. */
  async round(): Promise<void> {
    const { pool, now = () => Date.now() } = this.parts;
    const { offset } = await findProgrammeTime(pool);
    const today = civilDateAt(now() + offset);
    const wanted = `${today} ${await countRuleSets(pool)}`;
    if (this.doneFor === wanted || this.notBefore > Date.now()) return;
    this.notBefore = Date.now() + AGAIN_MS;
    const done = await withLock(pool, 'obligations', () => this.ensure(today));
    this.notBefore = -Infinity;
    if (done) this.doneFor = wanted;
  }

  /**
   * Creates the missing obligations of every year begun by `today`, but of none that was opened after its own end (an earlier
   * year, for 补录); those that were made before the year had rules of its
   * own follow these. Throws the first error after trying all years.
   */
  private async ensure(today: CivilDate): Promise<void> {
    const { pool, log } = this.parts;
    const current = await currentCalendar(pool);
    const failures: unknown[] = [];
    for (const { year, version, body, isOver } of await findObligationYears(pool, today)) {
      try {
        const ruleSet = parseRuleSet(body);
        const created = isOver ? 0 : await this.ensureYear(ruleSet, year, current);
        if (created > 0) log.info({ year, version, created }, 'obligations of the office were created');
        if (ruleSet.programmeYear !== year) continue;
        const followed = await followYear(this.parts, ruleSet, current, today);
        if (followed > 0) log.info({ year, version, followed }, 'obligations follow the rules of their year');
      } catch (error) {
        failures.push(error);
        log.error({ err: error, year, version }, 'the obligations of a year cannot be created');
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async ensureYear(ruleSet: RuleSet, year: number, current: CurrentCalendar): Promise<number> {
    const { pool, engine } = this.parts;
    const planned = obligationsOf(ruleSet, year);
    const known = await findKnownObligations(
      pool,
      planned.map(({ key }) => key),
    );
    let created = 0;
    for (const { key, kind, about, to, dueOn, parts } of planned) {
      if (known.has(key)) continue;
      const { offset } = await findProgrammeTime(pool);
      const state = plannedObligation({ id: obligationIdOf(key), key, kind, year, about, to });
      const rules = obligationRulesFor(ruleSet, kind, current, year);
      const command = creationOf(key, { dueOn, parts });
      await engine.act('obligation', { state, rules, offset }, command, true);
      await acknowledge(pool, [command.commandId]);
      created += 1;
    }
    return created;
  }
}
