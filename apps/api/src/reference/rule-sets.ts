import { findClock, findLatestProgramme, findVersionInForce, RuleSetEntity } from '@app/database';
import { civilDateAt } from '@app/domain';
import { parseRuleSet, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { refuse } from '../problems';
import { Records } from './records';

/** The published rule sets; parsed once each, as a version never changes. */
@Injectable()
export class RuleSets {
  private readonly parsed = new Map<string, RuleSet>();

  constructor(
    private readonly pool: Pool,
    private readonly records: Records,
  ) {}

  /** The rules in force now for a programme year. Throws `unknownProgramme`. */
  async inForce(year: number): Promise<RuleSet> {
    const ruleSet = await this.findInForce(year);
    if (!ruleSet) throw refuse('unknownProgramme', { programmeYear: year });
    return ruleSet;
  }

  async findInForce(year: number): Promise<RuleSet | undefined> {
    const { offset } = await findClock(this.pool);
    const version = await findVersionInForce(this.pool, year, civilDateAt(Date.now() + offset));
    return version === undefined ? undefined : this.get(version);
  }

  /** A version that somebody was promised. */
  async get(version: string): Promise<RuleSet> {
    const known = this.parsed.get(version);
    if (known) return known;
    const row = await (await this.records.of(RuleSetEntity)).findOneBy({ version });
    if (!row) throw new Error(`the rule set ${version} is not in the record`);
    const ruleSet = parseRuleSet(row.body);
    this.parsed.set(version, ruleSet);
    return ruleSet;
  }

  /** The programme year that people mean when they name none. Throws `unknownProgramme`. */
  async latestYear(): Promise<number> {
    const year = await findLatestProgramme(this.pool);
    if (year === undefined) throw refuse('unknownProgramme');
    return year;
  }
}
