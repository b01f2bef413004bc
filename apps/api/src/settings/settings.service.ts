import type {
  SettingsApplyAnswer,
  SettingsApplyBody,
  SettingsBody,
  SettingsChange,
  SettingsQuery,
  SettingsView,
} from '@app/contracts';
import { CELL_CLOCK_NAMES, CLOCK_NAMES } from '@app/contracts';
import { Directories, findLatestVersion, findVersions, orderRules } from '@app/database';
import {
  changedRuleSet,
  NO_LIMIT,
  parseRuleSet,
  type RuleChange,
  type RuleFault,
  type RuleSet,
  RuleSetError,
  withListed,
} from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuse } from '../common/problems';
import { Districts, RuleSets } from '../reference';
import { officePartOf } from './office-part';
import { isoAt } from '../common/time';
import { RulePublisher } from './rule-publisher';
import { rulesFaulty } from './rules-faulty';

/** The periods of the procedure and those after naming. */
const ALL_CLOCK_NAMES = { ...CLOCK_NAMES, ...CELL_CLOCK_NAMES };

/** 规则设置: a change is a new version; new applications are bound to it, running ones where the office orders it. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly publisher: RulePublisher,
    private readonly districts: Districts,
    private readonly directories: Directories,
  ) {}

  /** Throws `notFound` for a version that was never published, `unknownProgramme`. */
  async get({ year, version }: SettingsQuery): Promise<SettingsView> {
    if (version && !(await findLatestVersion(this.pool, version))) throw refuse('notFound');
    const rules = version
      ? await this.ruleSets.get(version)
      : await this.ruleSets.of(year ?? (await this.ruleSets.workingYear()));
    const { programmeYear, source, clocks, ladders, settings } = rules;
    const { cellTypes, rubrics, totals, baseline, form, checkItems, intake = NO_LIMIT } = rules;
    const { groups, departments } = rules;
    const current = await this.ruleSets.of(programmeYear);
    const versions = await findVersions(this.pool, programmeYear);
    return {
      programmeYear,
      version: rules.version,
      source,
      clocks: Object.fromEntries(
        Object.entries(clocks).map(([name, clock]) => [
          name,
          { ...clock, clockName: ALL_CLOCK_NAMES[name as keyof typeof ALL_CLOCK_NAMES] },
        ]),
      ),
      ladders,
      settings,
      office: officePartOf(await this.districts.today()),
      cellTypes,
      rubrics: rubrics.map((rubric) => ({ ...rubric })),
      totals,
      baseline,
      form,
      checkItems,
      groups,
      departments,
      intake,
      versions: versions.map((row) => ({
        ...row,
        publishedAt: isoAt(row.publishedAt),
        inForce: row.version === current.version,
      })),
    };
  }

  /**
   * What a change would do; published unless it is a preview. Throws `rulesFaulty` with every fault, `rulesUnchanged`,
   * `settingsChanged` when it is not based on the newest version.
   */
  async change(
    user: User,
    { basedOn, reason, change }: SettingsBody,
    preview: boolean,
  ): Promise<SettingsChange> {
    if (change.office) throw rulesFaulty([MOVED]);
    const { base, version } = await this.publisher.begin(basedOn);
    const { register, today } = await this.directories.read();
    const next = nextOf(base, version, change as RuleChange, (json) => withListed(json, register, today));
    return this.publisher.publish(user, { base, next, reason, change }, preview);
  }

  /** Orders that running applications count with a version; the worker announces it to them. */
  async apply(
    user: User,
    version: string,
    { applicationIds, reason }: SettingsApplyBody,
  ): Promise<SettingsApplyAnswer> {
    const known = await findLatestVersion(this.pool, version);
    if (!known) throw refuse('notFound');
    const ordered = await orderRules(this.pool, { version, by: user.id, reason, applicationIds });
    const versions = await findVersions(this.pool, known.programmeYear);
    return { version, ordered, waiting: versions.find((row) => row.version === version)!.waiting };
  }
}

/** Names and contact of the office are no part of the rules; whoever sends them is told where they are changed. */
const MOVED: RuleFault = {
  code: 'officeMoved',
  path: '/office',
  detail: '办公室名称和联系方式已改在“区县信息”中修改。',
};

function nextOf(
  base: RuleSet,
  version: string,
  change: RuleChange,
  listing: (json: Record<string, unknown>) => Record<string, unknown>,
): RuleSet {
  const { json, faults } = changedRuleSet(base, version, change);
  if (faults.length > 0) throw rulesFaulty(faults);
  try {
    return parseRuleSet(listing(json));
  } catch (error) {
    if (error instanceof RuleSetError) throw rulesFaulty(error.faults);
    throw error;
  }
}
