import { CLOCK_NAMES, EVENT_NAMES, PAUSE_NAMES, seatName, type TableExport } from '@app/contracts';
import {
  currentCalendar,
  Directories,
  type Directory,
  findNames,
  findCaseHistories,
  findCaseIds,
  type CaseHistoryRow,
  withActor,
} from '@app/database';
import {
  addDays,
  type CivilDate,
  clockHistory,
  type ClockRun,
  countRun,
  daysBetween,
  draftOf,
  type WorkCalendar,
  workingDaysLeft,
} from '@app/domain';
import { intervalTable, type IntervalRow } from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse } from '../common/problems';
import { RuleSets } from '../reference';
import { todayOf } from './copy';
import { type ExportFile, tableFile } from './export-file';
import { countOf, linesOf } from './whole-list';

/** 计时明细: every clock of every case with its pauses, so that lateness can be reckoned by hand. */
@Injectable()
export class IntervalExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
  ) {}

  async ofYear(user: User, text: string, { format }: TableExport): Promise<ExportFile> {
    const isYear = /^2\d{3}$/.test(text) && (await this.ruleSets.findOf(Number(text)));
    if (!isYear) throw refuse('notFound');
    const places = await findCaseIds(this.pool, actorOf(user), { year: Number(text) });
    return this.file(user, places, format, `${text}年度`);
  }

  async ofCase(user: User, id: string, { format }: TableExport): Promise<ExportFile> {
    const places = await findCaseIds(this.pool, actorOf(user), { id });
    if (places.length === 0) throw refuse('notFound');
    return this.file(user, places, format, '');
  }

  private async file(
    user: User,
    places: string[],
    format: TableExport['format'],
    subject: string,
  ): Promise<ExportFile> {
    const { calendar } = await currentCalendar(this.pool);
    const today = await todayOf(this.pool);
    const directory = await this.directories.read();
    const read = (ids: string[]) =>
      withActor(this.pool, user.id, async (db) => {
        const histories = await findCaseHistories(db, ids);
        const names = await findNames(db, peopleIn(histories));
        return histories.flatMap((history) => rowsOf(history, { calendar, today, names, directory }));
      });
    const total = await countOf(places, read);
    const notes = [`导出于 ${today}，${places.length} 件申报；工作日按当日有效的放假和调休安排计算。`];
    return tableFile(format, intervalTable, linesOf(places, read), { subject, notes, total });
  }
}

function peopleIn(histories: readonly CaseHistoryRow[]): string[] {
  const people = histories.flatMap((history) =>
    runsOf(history).flatMap(({ task }) => task.pauses.map(({ by }) => by)),
  );
  return [...new Set(people)].filter((by) => by !== 'system');
}

function runsOf({ facts, events }: CaseHistoryRow): ClockRun[] {
  return clockHistory(draftOf(facts), events);
}

/** `names`: of people, by user id. */
interface Beside {
  calendar: WorkCalendar;
  today: CivilDate;
  names: ReadonlyMap<string, string>;
  directory: Directory;
}

function rowsOf(history: CaseHistoryRow, { calendar, today, names, directory }: Beside): IntervalRow[] {
  return runsOf(history).flatMap((run) => {
    const { task, closedOn } = run;
    const { until, rawDays, countedDays, pauses } = countRun(calendar, run, today);
    const common = {
      number: history.facts.number,
      unit: history.unitName,
      clock: CLOCK_NAMES[task.clock],
      holder: seatName(task.seat, directory.in(`type:${history.facts.cellType}`).department),
    };
    const standsStill = closedOn === undefined && task.pauses.some(({ to }) => to === undefined);
    const isLate = !standsStill && until > task.dueOn;
    return [
      {
        ...common,
        ...{ kind: '计时', from: task.openedOn, to: closedOn ?? null, reason: null, by: null },
        ...{ days: daysBetween(task.openedOn, until), workingDays: rawDays, countedDays },
        ...{ dueOn: task.dueOn, toldDueOn: task.toldDueOn },
        lateDays: isLate ? -workingDaysLeft(calendar, until, task.dueOn, task.pauses) : 0,
      },
      ...pauses.map(({ pause, workingDays }) => ({
        ...common,
        ...{
          kind: EVENT_NAMES.suspended,
          from: pause.from,
          to: pause.to ?? null,
          reason: PAUSE_NAMES[pause.why],
        },
        by: pause.by === 'system' ? '系统' : (names.get(pause.by) ?? pause.by),
        ...{ days: daysBetween(pause.from, addDays(pause.to ?? until, 1)), workingDays, countedDays: null },
        ...{ dueOn: null, toldDueOn: null, lateDays: null },
      })),
    ];
  });
}
