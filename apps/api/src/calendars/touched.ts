import {
  type CalendarChange,
  CELL_CLOCK_NAMES,
  CLOCK_NAMES,
  type EndedEarly,
  OBLIGATION_DUE_NAMES,
  obligationTitle,
  seatName,
  type TouchedDate,
} from '@app/contracts';
import {
  Directories,
  type Directory,
  findEndedAppeals,
  findProgrammeTime,
  findRunOut,
  handsOfPart,
  type OpenLife,
  readOpen,
} from '@app/database';
import {
  appealDayAnew,
  civilDateAt,
  decideObligationSystem,
  decideSystem,
  endedAppealOf,
  endedTaskOf,
  fold,
  foldObligation,
  isComplete,
  lastDayAnew,
  type WorkCalendar,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

const MOST_SHOWN = 200;
/** How many ended cases are counted anew; the newest programme year first. */
const MOST_LOOKED_AT = 5000;

/** Returns the last days that another calendar changes, computed by the code that will change them. */
@Injectable()
export class Touched {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async by(
    calendarVersion: number,
    calendar: WorkCalendar,
    isNew: boolean,
  ): Promise<CalendarChange['touched']> {
    const counts = { applications: 0, obligations: 0 };
    const dates: TouchedDate[] = [];
    if (!isNew) return { ...counts, changedDates: 0, dates };
    const published = { calendarVersion, calendar };
    const directory = await this.directories.read();
    const { offset } = await findProgrammeTime(this.pool);
    const now = Date.now() + offset;
    for await (const open of readOpen(this.pool, 'application')) {
      counts.applications += 1;
      dates.push(...ofApplication(open, published, now, directory));
    }
    for await (const open of readOpen(this.pool, 'obligation')) {
      counts.obligations += 1;
      dates.push(...ofObligation(open, published, now, directory));
    }
    dates.sort((a, b) => (a.newDueOn < b.newDueOn ? -1 : 1));
    return { ...counts, changedDates: dates.length, dates: dates.slice(0, MOST_SHOWN) };
  }

  /**
   * Returns the cases and appeals (申诉) that have ended by a last day which, by this calendar, is not their last one; at most
   * 200. Cases of the programme year before `year` and later, revocations since then: its days may touch their periods.
   */
  async ended(calendar: WorkCalendar, year: number): Promise<EndedEarly[]> {
    const { offset } = await findProgrammeTime(this.pool);
    const today = civilDateAt(Date.now() + offset);
    const cases = await findRunOut(this.pool, year - 1, MOST_LOOKED_AT);
    const early = cases.flatMap(({ state, rules, unitName }): EndedEarly[] => {
      const ended = endedTaskOf(state);
      const dueOn = ended && lastDayAnew(ended, rules, calendar, today);
      if (!ended || !dueOn) return [];
      const { id, number } = state;
      const clockName = CLOCK_NAMES[ended.clock];
      return [{ kind: 'application', id, number, unitName, clockName, endedOn: ended.dueOn, dueOn }];
    });
    const cells = await findEndedAppeals(this.pool, `${year - 1}-01-01`, MOST_LOOKED_AT);
    const appeals = cells.flatMap(({ state, rules, unitName }): EndedEarly[] => {
      const dueOn = appealDayAnew(state, rules, calendar, today);
      if (!dueOn) return [];
      const { id, number } = state;
      const endedOn = endedAppealOf(state, rules)!.dueOn;
      return [{ kind: 'cell', id, number, unitName, clockName: CELL_CLOCK_NAMES.appeal, endedOn, dueOn }];
    });
    return [...appeals, ...early].slice(0, MOST_SHOWN);
  }
}

interface Published {
  calendarVersion: number;
  calendar: WorkCalendar;
}

function ofApplication(
  { state: app, rules }: OpenLife<'application'>,
  published: Published,
  now: number,
  directory: Directory,
): TouchedDate[] {
  const command = { type: 'calendarPublished' as const, ...published };
  const after = fold(app, decideSystem(app, command, rules, now));
  return after.tasks.flatMap((task): TouchedDate[] => {
    const before = app.tasks.find(({ seat, clock }) => seat === task.seat && clock === task.clock);
    if (!before || before.dueOn === task.dueOn) return [];
    return [
      {
        kind: 'application',
        id: app.id,
        title: app.number,
        name: seatName(task.seat, directory.in(`type:${app.cellType}`).department),
        clockName: CLOCK_NAMES[task.clock],
        toldDueOn: task.toldDueOn,
        dueOn: before.dueOn,
        newDueOn: task.dueOn,
        provisional: task.provisional,
      },
    ];
  });
}

function ofObligation(
  { state: obligation, rules }: OpenLife<'obligation'>,
  published: Published,
  now: number,
  directory: Directory,
): TouchedDate[] {
  const command = { type: 'calendarPublished' as const, ...published };
  const after = foldObligation(obligation, decideObligationSystem(obligation, command, rules, now));
  return after.parts.flatMap((part, i): TouchedDate[] => {
    const before = obligation.parts[i]!;
    if (isComplete(part) || !part.dueOn || !before.dueOn || before.dueOn === part.dueOn) return [];
    return [
      {
        kind: 'obligation',
        id: obligation.id,
        title: obligationTitle(obligation.kind, obligation.about),
        name: handsOfPart(part, directory).name,
        clockName: OBLIGATION_DUE_NAMES.department,
        toldDueOn: part.toldDueOn ?? before.dueOn,
        dueOn: before.dueOn,
        newDueOn: part.dueOn,
        provisional: part.provisional,
      },
    ];
  });
}
