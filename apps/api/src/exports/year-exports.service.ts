import type { CellExport, NamedExport, NoticeExport, TableExport } from '@app/contracts';
import {
  currentCalendar,
  Directories,
  type Directory,
  findDocumentDate,
  findTypeProgress,
  findYearLines,
  findYearPlaces,
  noteDisclosure,
  withActor,
  type YearLine,
  type YearPart,
} from '@app/database';
import { addWorkingDays, workingDaysBetween } from '@app/domain';
import {
  cellSummary,
  gaugeLines,
  grouped,
  namingDocument,
  namingList,
  publicNoticeDocument,
  publicNoticeList,
  progress,
} from '@app/exports';
import { cellItemsOf, type RuleSet, selfScoreOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse } from '../common/problems';
import { YearService } from '../year';
import { Districts, RuleSets } from '../reference';
import { copyOf, todayOf } from './copy';
import { documentFile, type ExportFile, tableFile } from './export-file';
import { contactOf, officeOf } from './office-of';
import { findQuarterWords } from './quarter-words';
import { linesOf } from './whole-list';
import { listedUnit, namedRow, publicNoticeRow, progressRows, summaryRow, typeOrder } from './year-rows';

/** A programme year in the office's forms; a department gets what it leads. */
@Injectable()
export class YearExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly programme: YearService,
    private readonly directories: Directories,
    private readonly districts: Districts,
  ) {}

  async cells(user: User, text: string, { format, all, contacts }: CellExport): Promise<ExportFile> {
    if (contacts === 'full' && user.role !== 'office') throw refuse('contactsNotYours');
    const { year, rules } = await this.yearOf(text);
    const places = await this.places(user, year, rules, all ? 'submitted' : 'named');
    const isFull = contacts === 'full';
    const directory = await this.directories.read();
    const summary = { year, district: (await this.districts.today()).name, unmasked: isFull, directory };
    if (isFull) {
      const what = `${cellSummary.name}（${format}）`;
      await noteDisclosure(this.pool, { userId: user.id, what, year, people: places.length });
    }
    const read = async (ids: string[]) => {
      const lines = await this.lines(user, ids);
      const selfScores = await this.selfScoresOf(lines);
      return lines.map((line) =>
        summaryRow(line, { ...summary, selfScore: selfScores.get(line.number) ?? null }),
      );
    };
    const note = isFull ? '含联系人和联系电话，导出人和时间已记录。' : '联系人和联系电话已隐去。';
    const content = await copyOf(this.pool, places.length, [note]);
    return tableFile(format, cellSummary, linesOf(places, read), { ...content, subject: `${year}年度` });
  }

  async progressOf(user: User, text: string, { format }: TableExport): Promise<ExportFile> {
    const { year, rules } = await this.yearOf(text);
    const { gauges } = await this.programme.get(user, text);
    const found = await findTypeProgress(this.pool, actorOf(user), year);
    const { department } = user;
    const led = rules.cellTypes.filter(({ leads }) => !department || leads.includes(department));
    const items = cellItemsOf(rules);
    const words = await withActor(this.pool, user.id, (db) =>
      findQuarterWords(db, actorOf(user), year, items),
    );
    const rows = progressRows({ cellTypes: led }, found, words, await this.directories.read());
    const note = words
      ? `存在问题、下步措施取自${words.title}中牵头部门就细胞创建任务的填报；空白的尚未填报。`
      : '牵头部门尚未就细胞创建任务填报季度调度，存在问题、下步措施空白。';
    const content = await copyOf(this.pool, rows.length, [note]);
    const above = gaugeLines(gauges);
    return tableFile(format, progress, rows, { ...content, above, subject: `${year}年度` });
  }

  async named(user: User, text: string, { format, documentNumber }: NamedExport): Promise<ExportFile> {
    const { year, rules } = await this.yearOf(text);
    if (format === 'docx' && !documentNumber) throw refuse('documentNumberNeeded');
    const lines = (await this.allLines(user, year, rules, 'named')).filter(
      (line) => line.programmeYear === year && (!documentNumber || line.documentNumber === documentNumber),
    );
    if (documentNumber && lines.length === 0) throw refuse('unknownDocument', { documentNumber });
    const directory = await this.directories.read();
    if (format === 'docx') {
      const date = (await findDocumentDate(this.pool, documentNumber!))!;
      const district = await this.districts.on(date);
      const to = district.namingTo;
      const facts = { office: officeOf(district), year, documentNumber: documentNumber!, to, date };
      const lists = listOf(lines, rules, directory);
      return documentFile(namingDocument({ ...facts, ...lists }));
    }
    const rows = lines.filter(({ revokedOn }) => !revokedOn).map((line) => namedRow(line, directory));
    const content = await copyOf(this.pool, rows.length);
    return tableFile(
      format,
      namingList,
      grouped(rows, ({ cellType }) => cellType),
      {
        ...content,
        subject: `${year}年度`,
      },
    );
  }

  async notice(user: User, text: string, { format, documentNumber, all }: NoticeExport): Promise<ExportFile> {
    const { year, rules } = await this.yearOf(text);
    const isAll = all && format !== 'docx';
    const part = isAll ? 'everPosted' : 'inPublicNoticeOf';
    const lines = (await this.allLines(user, year, rules, part)).filter(
      ({ notice }) => isAll || !notice?.ended,
    );
    const directory = await this.directories.read();
    if (format === 'docx') {
      const period = await this.noticePeriod(lines, rules);
      const district = await this.districts.on(period.from);
      return documentFile(
        publicNoticeDocument({
          ...{ office: officeOf(district), year, documentNumber, ...period, date: period.from },
          ...listOf(lines, rules, directory),
          contact: contactOf(district, await this.districts.today()),
        }),
      );
    }
    const rows = lines.map((line) => publicNoticeRow(line, directory));
    const content = await copyOf(this.pool, rows.length);
    return tableFile(
      format,
      publicNoticeList,
      grouped(rows, ({ cellType }) => cellType),
      {
        ...content,
        subject: `${year}年度`,
      },
    );
  }

  /** As it was posted; before that, as it would be if it were posted today. */
  private async noticePeriod(lines: readonly YearLine[], rules: RuleSet) {
    const { calendar } = await currentCalendar(this.pool);
    const posted = lines
      .flatMap(({ notice }) => notice ?? [])
      .sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
    const last = posted.at(-1);
    const from = last?.openedOn ?? (await todayOf(this.pool));
    const to = last?.endsOn ?? addWorkingDays(calendar, from, rules.clocks.publicNotice.length);
    return { from, to, workingDays: workingDaysBetween(calendar, from, to) };
  }

  private async yearOf(text: string): Promise<{ year: number; rules: RuleSet }> {
    const rules = /^2\d{3}$/.test(text) ? await this.ruleSets.findOf(Number(text)) : undefined;
    if (!rules) throw refuse('notFound');
    return { year: Number(text), rules };
  }

  /** In the order of the annex, then by number. */
  private places(user: User, year: number, rules: RuleSet, part: YearPart): Promise<string[]> {
    const order = rules.cellTypes.map(({ code }) => code);
    return findYearPlaces(this.pool, actorOf(user), year, part, order);
  }

  private async allLines(user: User, year: number, rules: RuleSet, part: YearPart): Promise<YearLine[]> {
    return this.lines(user, await this.places(user, year, rules, part));
  }

  private lines(user: User, ids: string[]): Promise<YearLine[]> {
    return withActor(this.pool, user.id, (db) => findYearLines(db, ids));
  }

  /** The self-score of each line, by its number: as typed, else from its marks by the rules that it is bound to. */
  private async selfScoresOf(lines: readonly YearLine[]): Promise<ReadonlyMap<string, number | null>> {
    const scored = lines.map(async ({ number, selfScore, selfMarks, pinnedVersion, cellType }) => {
      if (typeof selfScore === 'number') return [number, selfScore] as const;
      const rules = pinnedVersion === null ? undefined : await this.ruleSets.get(pinnedVersion);
      return [number, rules ? selfScoreOf(rules, cellType, selfMarks) : null] as const;
    });
    return new Map(await Promise.all(scored));
  }
}

/** Returns the units of a document, and the order of their types. */
function listOf(lines: readonly YearLine[], { cellTypes }: RuleSet, directory: Directory) {
  const units = lines.map((line) => listedUnit(line, directory));
  return { units, typeOrder: typeOrder(cellTypes, lines, directory) };
}
