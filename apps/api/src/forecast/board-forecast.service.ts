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
  handsOfPart,
  withActor,
} from '@app/database';
import {
  type CellClock,
  type CivilDate,
  civilDateAt,
  departmentOf,
  type Seat,
  effectNow,
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

/** A line, with the bodies in whose hands the seat of a department is. */
type Item = BoardForecast['items'][number] & { bodies: string[] };

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
      .flatMap(({ seat, name, bodies }) => holdersOf(seat, name, bodies, directory));
    const shown = items.slice(0, 2000).map(({ bodies: _, ...item }) => item);
    return { on, total: items.length, items: shown, byDepartment: tally(departments) };
  }
}

/** Who holds a seat today: for that of a department the bodies in whose hands it is. */
function holdersOf(
  seat: string,
  name: string,
  bodies: readonly string[],
  { department }: Directory,
): { id: string; name: string }[] {
  if (bodies.length === 0) return [{ id: seat, name }];
  return bodies.map((body) => ({
    id: `department:${body}`,
    name: seatName(`department:${body}`, department),
  }));
}

/** In whose hands a seat is today; none when it is not that of a department. */
function bodiesAt(seat: string, { bodyOf }: Directory): string[] {
  const id = departmentOf(seat as Seat);
  return id === undefined ? [] : [bodyOf(id)];
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
  const names = directory.in(`type:${row.cellType}`);
  return {
    kind: 'application',
    applicationId: row.applicationId,
    obligationId: null,
    cellId: null,
    number: row.number,
    unitName: row.unitName,
    seat,
    name: seatName(seat, names.department),
    bodies: bodiesAt(seat, names),
    clockName: CLOCK_NAMES[clock],
    dueOn,
    lateDays: workingDaysBetween(calendar, dueOn, on, task.pauses),
    effect: EFFECTS[effectNow({ clock, provisional })],
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
  const names = directory.in(`type:${cell.cellType}`);
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
      name: seat === 'time' ? CELL_CLOCK_NAMES[clock] : seatName(seat, names.department),
      bodies: bodiesAt(seat, names),
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
    {
      ...{ seat: 'office', name: seatName('office', directory.department), bodies: [] },
      ...{ dueOn: obligation.dueOn!, provisional: false, clockName: OBLIGATION_DUE_NAMES.office },
    },
    ...missingParts(obligation).map((part) => ({
      seat: `department:${part.department}`,
      ...handsOfPart(part, directory),
      dueOn: part.dueOn ?? obligation.dueOn!,
      provisional: part.provisional,
      clockName: OBLIGATION_DUE_NAMES.department,
    })),
  ];
  return holders
    .filter(({ dueOn }) => dueOn < on)
    .map(({ seat, name, bodies, dueOn, provisional, clockName }) => ({
      kind: 'obligation',
      applicationId: null,
      obligationId: obligation.id,
      cellId: null,
      number: obligationTitle(obligation.kind, obligation.about),
      unitName: null,
      seat,
      name,
      bodies,
      clockName,
      dueOn,
      lateDays: workingDaysBetween(calendar, dueOn, on),
      effect: 'late',
      provisional,
    }));
}
