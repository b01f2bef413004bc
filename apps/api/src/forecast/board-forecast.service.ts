import {
  type BoardForecast,
  CELL_CLOCK_NAMES,
  CLOCK_NAMES,
  OBLIGATION_DUE_NAMES,
  obligationTitle,
  seatName,
} from '@app/contracts';
import {
  type CellDueRow,
  currentCalendar,
  Directories,
  type Directory,
  type DueRow,
  findProgrammeTime,
  findCellsDueBefore,
  findDueBefore,
  findObligationHolders,
  withActor,
} from '@app/database';
import {
  type CellClock,
  type CivilDate,
  civilDateAt,
  departmentOf,
  type Seat,
  effectOfLastDay,
  fold,
  type LastDayEffect,
  missingParts,
  type Obligation,
  passCellTime,
  passTime,
  startOfDay,
  type Task,
  type WorkCalendar,
  workingDaysBetween,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { tally } from '../board';
import { horizon } from './forecast.service';

type Item = BoardForecast['items'][number];

/** What will be late, or have ended, on a day if nobody acts. */
@Injectable()
export class BoardForecastService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  /** Throws `forecastTooFar`. */
  async on(user: User, on: CivilDate): Promise<BoardForecast> {
    const { offset } = await findProgrammeTime(this.pool);
    horizon(civilDateAt(Date.now() + offset), on, 'on');
    const { calendar } = await currentCalendar(this.pool);
    const { rows, obligations, cells } = await withActor(this.pool, user.id, async (db) => ({
      rows: await findDueBefore(db, on),
      obligations: await findObligationHolders(db),
      cells: await findCellsDueBefore(db, on),
    }));
    const beside = { on, calendar, directory: await this.directories.read() };
    const items = [
      ...rows.flatMap((row) => casesOf(row, beside)),
      ...obligations.flatMap(({ obligation }) => obligationsOf(obligation, beside)),
      ...cells.flatMap((row) => cellsOf(row, beside)),
    ].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const { directory } = beside;
    const departments = items
      .filter(({ effect }) => effect === 'late')
      .map(({ seat, name }) => bodyAt(seat, name, directory));
    return { on, total: items.length, items: items.slice(0, 2000), byDepartment: tally(departments) };
  }
}

/** Who holds a seat today: for that of a department the body in whose hands it is. */
function bodyAt(seat: string, name: string, { bodyOf, department }: Directory): { id: string; name: string } {
  const id = departmentOf(seat as Seat);
  if (id === undefined) return { id: seat, name };
  const body = `department:${bodyOf(id)}`;
  return { id: body, name: seatName(body, department) };
}

/** The day looked at, the working days, and the names in use. */
interface Beside {
  on: CivilDate;
  calendar: WorkCalendar;
  directory: Directory;
}

/** A holder who will be late; where time leads on, what ends, and who will be late with what follows. */
function casesOf(row: DueRow, beside: Beside): Item[] {
  const { on } = beside;
  const item = caseItem(row, row, beside);
  if (!row.app || !row.rules) return [item];
  const then = fold(row.app, passTime(row.app, row.rules, startOfDay(on)));
  const known = new Set(row.app.tasks.map((task) => task.seat));
  const opened = then.tasks.filter((task) => task.dueOn < on && !known.has(task.seat));
  return [item, ...opened.map((task) => caseItem(row, task, beside))];
}

function caseItem(
  row: DueRow,
  task: Pick<Task, 'seat' | 'clock' | 'dueOn' | 'provisional' | 'pauses'> | DueRow,
  { on, calendar, directory }: Beside,
): Item {
  const { seat, clock, dueOn, provisional } = task;
  return {
    kind: 'application',
    applicationId: row.applicationId,
    obligationId: null,
    cellId: null,
    number: row.number,
    unitName: row.unitName,
    seat,
    name: seatName(seat, directory.department),
    clockName: CLOCK_NAMES[clock],
    dueOn,
    lateDays: workingDaysBetween(calendar, dueOn, on, task.pauses),
    effect: EFFECTS[effectOfLastDay(clock)],
    provisional,
  };
}

const EFFECTS: Record<LastDayEffect | 'overdue', NonNullable<Item['effect']>> = {
  overdue: 'late',
  lapse: 'lapses',
  rectificationRunsOut: 'runsOut',
  noticeEnds: 'noticeEnds',
};

/** What is waited for at a named cell, and what time alone will open there: each whose last day lies before the day. */
function cellsOf({ cell, rules, unitName }: CellDueRow, { on, calendar, directory }: Beside): Item[] {
  const opened = passCellTime(cell, rules, startOfDay(on)).flatMap((event) =>
    'task' in event && event.task ? [event.task] : [],
  );
  return [...(cell.task ? [cell.task] : []), ...opened]
    .filter(({ dueOn }) => dueOn < on)
    .map(({ seat, clock, dueOn, provisional }) => ({
      kind: 'cell',
      applicationId: null,
      obligationId: null,
      cellId: cell.id,
      number: cell.number,
      unitName,
      seat,
      name: seat === 'time' ? CELL_CLOCK_NAMES[clock] : seatName(seat, directory.department),
      clockName: CELL_CLOCK_NAMES[clock],
      dueOn,
      lateDays: workingDaysBetween(calendar, dueOn, on),
      effect: CELL_EFFECTS[clock] ?? 'late',
      provisional,
    }));
}

const CELL_EFFECTS: Partial<Record<CellClock, Item['effect']>> = {
  cellRectification: 'runsOut',
  appeal: 'appealEnds',
};

function obligationsOf(obligation: Obligation, { on, calendar, directory }: Beside): Item[] {
  if (obligation.status !== 'open') return [];
  const holders = [
    { seat: 'office', dueOn: obligation.dueOn!, provisional: false, clockName: OBLIGATION_DUE_NAMES.office },
    ...missingParts(obligation).map((part) => ({
      seat: `department:${part.department}`,
      dueOn: part.dueOn ?? obligation.dueOn!,
      provisional: part.provisional,
      clockName: OBLIGATION_DUE_NAMES.department,
    })),
  ];
  return holders
    .filter(({ dueOn }) => dueOn < on)
    .map(({ seat, dueOn, provisional, clockName }) => ({
      kind: 'obligation',
      applicationId: null,
      obligationId: obligation.id,
      cellId: null,
      number: obligationTitle(obligation.kind, obligation.about),
      unitName: null,
      seat,
      name: seatName(seat, directory.department),
      clockName,
      dueOn,
      lateDays: workingDaysBetween(calendar, dueOn, on),
      effect: 'late',
      provisional,
    }));
}
