import type {
  YearDraftBody,
  YearDraftChangeBody,
  YearDraftList,
  YearDraftView,
  YearPublishAnswer,
  YearPublishBody,
} from '@app/contracts';
import {
  changeYearDraft,
  createYearDraft,
  discardYearDraft,
  findDepartmentChanges,
  findDepartmentRegister,
  findNewestVersions,
  findYearDraft,
  findYearDrafts,
  isTakenBackDepartment,
  publishYear,
  type YearDraftRow,
} from '@app/database';
import type { CivilDate } from '@app/domain';
import {
  countingFromStart,
  firstVersionOf,
  nextYearOf,
  notBegunFaults,
  type RuleSet,
  toProgrammeFile,
} from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { InvalidContent, refuse, refuseContent } from '../common/problems';
import { RuleSets } from '../reference';
import { programmeNow, yearOf } from '../year';
import { CircularScansService } from './circular-scans.service';
import { faultsOn, partsOn, shownDayOf } from './draft-on-day';
import { draftFacts, draftView } from './draft-view';
import { partsOfChange, partsOfFile, rulesFaulty } from './parts';

/** A programme file on its way out. */
export interface ProgrammeFileOut {
  name: string;
  text: string;
}

/** 新建年度: a year is prepared as a draft, and published as the first version of its rules. */
@Injectable()
export class YearDraftsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly scans: CircularScansService,
  ) {}

  async list(): Promise<YearDraftList> {
    const [rows, newest] = [await findYearDrafts(this.pool), await findNewestVersions(this.pool)];
    const taken = new Set([...newest, ...rows].map(({ year }) => year));
    const register = await findDepartmentRegister(this.pool);
    const { today } = await programmeNow(this.pool);
    const faultsOf = (row: YearDraftRow) => {
      const day = shownDayOf(row, today);
      return faultsOn(partsOn(row, register, day), register, day);
    };
    const oldest = newest.at(-1);
    const earlier = oldest && { ...oldest, forYear: oldest.year - 1 };
    return {
      earlierBase: earlier && !taken.has(earlier.forYear) ? earlier : null,
      items: rows.map((row) => ({ ...draftFacts(row), faults: faultsOf(row).length })),
      bases: newest
        .map(({ version, year }) => ({ version, year, forYear: year + 1 }))
        .filter(({ forYear }) => !taken.has(forYear)),
    };
  }

  /** Throws `notFound` (version), `invalidContent` (a year that is not beside that of the version), `programmeFileFaulty` with every fault, `yearExists`, `yearDrafted`. */
  async create(user: User, { version, forYear, file, fileName }: YearDraftBody): Promise<YearDraftView> {
    const body = version === undefined ? partsOfFile(file!) : await this.partsBeside(version, forYear);
    const year = body.programmeYear as number;
    const { at } = await programmeNow(this.pool);
    const made = await createYearDraft(this.pool, {
      ...{ year, body, by: user.id, at: new Date(at) },
      origin: version === undefined ? 'file' : 'lastYear',
      basedOn: version ?? null,
      fileName: (version === undefined && fileName) || null,
    });
    if (made === 'yearExists') throw refuse('yearExists', { programmeYear: year });
    if (made === 'drafted') throw refuse('yearDrafted', { programmeYear: year });
    return this.get(String(year));
  }

  /** Throws `notFound`. */
  async get(text: string): Promise<YearDraftView> {
    const row = await this.mustFindDraft(text);
    const version = row.basedOn ?? (await this.versionBefore(row.year));
    const { today } = await programmeNow(this.pool);
    return draftView(row, version ? await this.ruleSets.get(version) : undefined, {
      register: await findDepartmentRegister(this.pool),
      changes: await findDepartmentChanges(this.pool),
      day: shownDayOf(row, today),
    });
  }

  /** Throws `notFound`, `yearDraftChanged`, `programmePartUnknown`. */
  async change(user: User, text: string, { revision, parts }: YearDraftChangeBody): Promise<YearDraftView> {
    const { year, body: known } = await this.mustFindDraft(text);
    const body = partsOfChange(known, parts);
    const { at } = await programmeNow(this.pool);
    if (!(await changeYearDraft(this.pool, { year, revision, body, by: user.id, at: new Date(at) })))
      throw refuse('yearDraftChanged');
    return this.get(text);
  }

  /** Throws `notFound`, `yearDraftChanged`. */
  async discard(text: string, revision: number): Promise<void> {
    const { year } = await this.mustFindDraft(text);
    if (!(await discardYearDraft(this.pool, year, revision))) throw refuse('yearDraftChanged');
    await this.scans.removeAll(year);
  }

  /**
   * Publishes a draft for a day; the worker opens the year on that day. The same revision again has the same answer.
   * Throws `rulesFaulty` with every fault, `dateInThePast`, `yearDraftChanged`, `yearExists`.
   */
  async publish(
    user: User,
    text: string,
    { revision, effectiveFrom, reason }: YearPublishBody,
  ): Promise<YearPublishAnswer> {
    const year = yearOf(text);
    const version = `${year}.1`;
    const draft = await findYearDraft(this.pool, year);
    const { at, today } = await programmeNow(this.pool);
    if (draft && effectiveFrom < today) throw refuseContent('dateInThePast', '/effectiveFrom');
    if (draft && draft.revision !== revision) throw refuse('yearDraftChanged');
    const ruleSet = draft ? await this.rulesOn(draft, effectiveFrom) : await this.ruleSets.find(version);
    if (!ruleSet) throw refuse('notFound');
    const { baseline, source, departments } = ruleSet;
    const publishing = publishYear(this.pool, {
      ...{ year, revision, version, body: ruleSet, effectiveFrom, departments, reason },
      baseline: {
        value: baseline.value,
        source: `${baseline.source}:“${baseline.quote}”`,
        dated: source.publishedOn,
      },
      counting: countingFromStart(ruleSet),
      by: user.id,
      at: new Date(at),
    });
    const published = await publishing.catch(async (error: unknown) => {
      // A department that it names was taken back since it was checked.
      if (draft && isTakenBackDepartment(error)) await this.rulesOn(draft, effectiveFrom);
      throw error;
    });
    if (published === 'changed') throw refuse('yearDraftChanged');
    if (published === 'yearExists') throw refuse('yearExists', { programmeYear: year });
    return { year, version, effectiveFrom: published.effectiveFrom };
  }

  /** The rules of a draft with the departments of the day on which it comes into force. Throws `rulesFaulty` with every fault. */
  private async rulesOn(draft: YearDraftRow, day: CivilDate): Promise<RuleSet> {
    const register = await findDepartmentRegister(this.pool);
    const parts = partsOn(draft, register, day);
    const faults = [...faultsOn(parts, register, day), ...notBegunFaults(parts, {}, register, day)];
    const ruleSet = firstVersionOf(parts);
    if (faults.length > 0 || !ruleSet) throw rulesFaulty(faults);
    return ruleSet;
  }

  /** Throws `notFound`. */
  async draftFile(text: string): Promise<ProgrammeFileOut> {
    const row = await this.mustFindDraft(text);
    const { today } = await programmeNow(this.pool);
    const parts = partsOn(row, await findDepartmentRegister(this.pool), shownDayOf(row, today));
    return { name: `programme-${row.year}.json`, text: toProgrammeFile(parts) };
  }

  /** Throws `notFound`. */
  async versionFile(version: string): Promise<ProgrammeFileOut> {
    const ruleSet = await this.mustFind(version);
    return { name: `programme-${ruleSet.programmeYear}.json`, text: toProgrammeFile(ruleSet) };
  }

  private async mustFindDraft(text: string): Promise<YearDraftRow> {
    const row = await findYearDraft(this.pool, yearOf(text));
    if (!row) throw refuse('notFound');
    return row;
  }

  private async mustFind(version: string) {
    const ruleSet = await this.ruleSets.find(version);
    if (!ruleSet) throw refuse('notFound');
    return ruleSet;
  }

  /** The parts of the year after a version or, for 补录, of the year before it. */
  private async partsBeside(version: string, forYear?: number): Promise<Record<string, unknown>> {
    const ruleSet = await this.mustFind(version);
    const { programmeYear } = ruleSet;
    if (forYear !== undefined && Math.abs(forYear - programmeYear) !== 1) {
      const detail = `按 ${version} 版规则只能新建 ${programmeYear - 1} 或 ${programmeYear + 1} 年度。`;
      throw new InvalidContent([{ pointer: '/forYear', detail }]);
    }
    return nextYearOf(ruleSet, forYear);
  }

  /** The newest version of the nearest year before, with which a draft from a file is compared. */
  private async versionBefore(year: number): Promise<string | undefined> {
    return (await findNewestVersions(this.pool)).find((one) => one.year < year)?.version;
  }
}
