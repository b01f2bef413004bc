import type { SettingsChange } from '@app/contracts';
import {
  findDepartmentRegister,
  findLatestVersion,
  findProgrammeTime,
  isTakenBackDepartment,
  publishRuleSet,
  RuleSetEntity,
  type TakenProposal,
} from '@app/database';
import { civilDateAt } from '@app/domain';
import { dissolvedFaults, ruleDifferences, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import type { User } from '../auth';
import { refuse, refuseContent } from '../common/problems';
import { RuleSets } from '../reference';
import { rulesFaulty } from './rules-faulty';
import { TouchedByRules } from './touched-by-rules';

/** The next version of the rules of a year: its content, why, what changed, and what it takes from the vendor. */
export interface NextRules {
  base: RuleSet;
  next: RuleSet;
  reason: string;
  change: object;
  took?: TakenProposal;
  /** Returns where a fault stands in what was sent, by its place in the rules; by default in a change of the rules. */
  placeOf?: (path: string) => string;
}

/** Publishes the next version of the office's rules, or shows what it would do. */
@Injectable()
export class RulePublisher {
  constructor(
    private readonly pool: Pool,
    @InjectRepository(RuleSetEntity) private readonly published: Repository<RuleSetEntity>,
    private readonly ruleSets: RuleSets,
    private readonly touched: TouchedByRules,
  ) {}

  /**
   * Returns the rules that a change is based on, and the number of the version after them. Throws `notFound`, and
   * `settingsChanged` when they are not the newest.
   */
  async begin(basedOn: string): Promise<{ base: RuleSet; version: string }> {
    const known = await findLatestVersion(this.pool, basedOn);
    if (!known) throw refuse('notFound');
    if (known.latest !== basedOn) throw refuse('settingsChanged', { version: known.latest });
    return { base: await this.ruleSets.get(basedOn), version: following(basedOn) };
  }

  /**
   * Publishes the next version unless it is a preview; returns the differences and the running cases whose dates would
   * move. Throws `rulesUnchanged`, `countsFromOfYear`, `rulesFaulty` for a department that is dissolved, and `settingsChanged`
   * when another version was published meanwhile.
   */
  async publish(
    user: User,
    { base, next, reason, change, took, placeOf }: NextRules,
    preview: boolean,
  ): Promise<SettingsChange> {
    const differences = ruleDifferences(base, next);
    if (differences.length === 0) throw refuse('rulesUnchanged');
    if (next.settings.countsFrom.value !== base.settings.countsFrom.value)
      throw refuseContent('countsFromOfYear', '/settings/countsFrom');
    const { offset } = await findProgrammeTime(this.pool);
    const effectiveFrom = civilDateAt(Date.now() + offset);
    const check = async () => {
      const register = await findDepartmentRegister(this.pool);
      const faults = dissolvedFaults({ ...next }, { ...base }, register, effectiveFrom);
      if (faults.length > 0) throw rulesFaulty(faults, placeOf);
    };
    await check();
    const touched = await this.touched.by(next);
    const { version, programmeYear } = next;
    const basedOn = base.version;
    if (!preview) {
      const row = { version, programmeYear, body: next, effectiveFrom, publishedBy: user.id, reason };
      const publish = publishRuleSet(this.published, { ...row, basedOn, change }, took);
      if (!(await checkedAgain(publish, check))) throw refuse('settingsChanged');
    }
    return { preview, basedOn, version, differences, touched };
  }
}

/** 2024.1 → 2024.2. */
function following(version: string): string {
  const [year, serial] = version.split('.');
  return `${year}.${Number(serial) + 1}`;
}

/** Awaits a publication; checks again where a department that it names was taken back since the check. */
async function checkedAgain<T>(publish: Promise<T>, check: () => Promise<void>): Promise<T> {
  try {
    return await publish;
  } catch (error) {
    if (isTakenBackDepartment(error)) await check();
    throw error;
  }
}
