import { currentCalendar, findProgrammeTime, findYears, RuleSetEntity } from '@app/database';
import { type CivilDate, civilDateAt, type PinnedRules, workingYear } from '@app/domain';
import { parseRuleSet, pinnedRulesFor, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { LessThanOrEqual, Repository } from 'typeorm';
import { refuse } from '../common/problems';

/** The published rule sets; parsed once each, as a version never changes. */
@Injectable()
export class RuleSets {
  private readonly parsed = new Map<string, RuleSet>();

  constructor(
    private readonly pool: Pool,
    @InjectRepository(RuleSetEntity) private readonly versions: Repository<RuleSetEntity>,
  ) {}

  /** The rules in force now for a programme year. Throws `unknownProgramme`. */
  async inForce(year: number): Promise<RuleSet> {
    const ruleSet = await this.findInForce(year);
    if (!ruleSet) throw refuse('unknownProgramme', { programmeYear: year });
    return ruleSet;
  }

  /** The newest of those that are effective by today; undefined for a year without rules. */
  async findInForce(year: number): Promise<RuleSet | undefined> {
    const found = await this.versions.findOne({
      select: { version: true },
      where: { programmeYear: year, effectiveFrom: LessThanOrEqual(await this.today()) },
      order: { effectiveFrom: 'DESC', createdAt: 'DESC' },
    });
    return found ? this.get(found.version) : undefined;
  }

  /** The rules of a year to be read: those in force, or the first that will be; undefined for a year without any. */
  async findOf(year: number): Promise<RuleSet | undefined> {
    const inForce = await this.findInForce(year);
    if (inForce) return inForce;
    const next = await this.versions.findOne({
      select: { version: true },
      where: { programmeYear: year },
      order: { effectiveFrom: 'ASC', createdAt: 'DESC' },
    });
    return next ? this.get(next.version) : undefined;
  }

  /** As `findOf`. Throws `unknownProgramme`. */
  async of(year: number): Promise<RuleSet> {
    const ruleSet = await this.findOf(year);
    if (!ruleSet) throw refuse('unknownProgramme', { programmeYear: year });
    return ruleSet;
  }

  /** The rules in force for a year, or, before it has any, those of the year that the work is in. */
  async nearest(year: number): Promise<RuleSet> {
    return (await this.findInForce(year)) ?? this.inForce(await this.workingYear());
  }

  /** Throws `unknownProgramme` for a year without rules in force, `yearTakesNoMore` for one that is closed (办结). */
  async openFor(year: number): Promise<RuleSet> {
    const ruleSet = await this.inForce(year);
    const known = (await findYears(this.pool)).find((one) => one.year === year);
    if (known?.status === 'closed') throw refuse('yearTakesNoMore', { programmeYear: year });
    return ruleSet;
  }

  /** The slice that an application of a type would be bound to now: the year's rules, the calendar in force. */
  async pinnedFor({
    programmeYear,
    cellType,
  }: {
    programmeYear: number;
    cellType: string;
  }): Promise<PinnedRules> {
    return pinnedRulesFor(await this.inForce(programmeYear), cellType, await currentCalendar(this.pool));
  }

  /** A version that somebody was promised. */
  async get(version: string): Promise<RuleSet> {
    const ruleSet = await this.find(version);
    if (!ruleSet) throw new Error(`the rule set ${version} is not in the record`);
    return ruleSet;
  }

  /** A version that somebody asked for. */
  async find(version: string): Promise<RuleSet | undefined> {
    const known = this.parsed.get(version);
    if (known) return known;
    const row = await this.versions.findOneBy({ version });
    if (!row) return undefined;
    const ruleSet = parseRuleSet(row.body);
    this.parsed.set(version, ruleSet);
    return ruleSet;
  }

  /** The year that the work is in, which people mean when they name none. Throws `unknownProgramme`. */
  async workingYear(): Promise<number> {
    const year = workingYear(await findYears(this.pool), await this.today());
    if (year === undefined) throw refuse('unknownProgramme');
    return year;
  }

  /** Today in programme time. */
  private async today(): Promise<CivilDate> {
    const { offset } = await findProgrammeTime(this.pool);
    return civilDateAt(Date.now() + offset);
  }
}
