import {
  type BoardItem,
  type BoardPage,
  type BoardQuery,
  CAUSE_NAMES,
  type Level,
  LEVEL_NAMES,
  seatName,
} from '@app/contracts';
import {
  currentCalendar,
  Directories,
  type Directory,
  findCaseDays,
  findCases,
  findCellHolders,
  findProgrammeTime,
  findObligationHolders,
  findUndelivered,
  findUndeliveredLetters,
  withActor,
} from '@app/database';
import {
  addDays,
  addWorkingDays,
  type CivilDate,
  civilDateAt,
  daysBetween,
  type WorkCalendar,
  workingDaysBetween,
  workingDaysLeft,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { pageOf, placeOf } from '../common/http/cursor';
import { InvalidContent } from '../common/problems';
import { RuleSets } from '../reference';
import { type Reason, reasonOf } from './causes';
import { Diagnosis } from './diagnosis';
import { letterOf } from './letters';
import { type Line, lineOfCase, lineOfCell, linesOfObligation } from './lines';
import { comparePlaces, isStalled, type Place, placeIn } from './order';
import { mergeParts } from './merge-parts';
import { tally } from './tally';

type RatedLine = Line & Reason & { level: Level; parts: BoardItem['parts'] };
type Unmerged = Omit<RatedLine, 'parts'>;
type BoardFilter = Omit<BoardQuery, 'cursor' | 'limit'>;

/** 督办: every open case and obligation with its holder, why it does not move, and what would help. */
@Injectable()
export class BoardService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly diagnosis: Diagnosis,
    private readonly directories: Directories,
  ) {}

  async get(user: User, query: BoardQuery): Promise<BoardPage> {
    const { cursor, limit } = query;
    const { sort } = query;
    const place = cursor ? afterOf(cursor, sort) : undefined;
    const { kept, counts, calendar, today, thresholds, technical } = await this.rated(user, query);
    const from = place ? kept.findIndex((line) => comparePlaces(placeIn(line, sort), place, sort) > 0) : 0;
    const found = from < 0 ? [] : kept.slice(from, from + limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, (last) => [sort ?? '', ...placeIn(last, sort)]);
    return {
      items: await this.itemsOf(user, rows, calendar, today),
      nextCursor,
      today,
      total: kept.length,
      thresholds,
      technical: { asked: technical.asked, reachable: technical.reachable },
      undelivered: place ? [] : await this.letters(),
      counts,
    };
  }

  /** Every line that the filters leave, in the order of the pages; `read` gives the items of some of them. */
  async whole(
    user: User,
    query: BoardFilter,
  ): Promise<{ lines: RatedLine[]; read: (some: RatedLine[]) => Promise<BoardItem[]> }> {
    const { kept, calendar, today } = await this.rated(user, query);
    return { lines: kept, read: (some) => this.itemsOf(user, some, calendar, today) };
  }

  private async letters(): Promise<BoardPage['undelivered']> {
    const directory = await this.directories.read();
    return (await findUndeliveredLetters(this.pool)).map((letter) => letterOf(letter, directory));
  }

  private async rated(user: User, query: BoardFilter) {
    const { programmeYear } = query;
    checkDays(query);
    const { offset } = await findProgrammeTime(this.pool);
    const today = civilDateAt(Date.now() + offset);
    const { calendar } = await currentCalendar(this.pool);
    const { settings } = await this.ruleSets.nearest(programmeYear ?? (await this.ruleSets.workingYear()));
    const { boardYellow, boardRed } = settings;
    const levelOf = levels(calendar, today, boardYellow.value, boardRed.value);
    const technical = await this.diagnosis.current();
    const bounces = await findUndelivered(this.pool);
    const directory = await this.directories.read();
    const body = query.department && directory.bodyOf(query.department);
    const lines = await this.linesFor(user, directory, programmeYear);
    const rated = lines
      .map((line) => ({ ...line, ...reasonOf(line, technical, bounces), level: levelOf(line) }))
      .filter((line) => isWanted(line, query) && (!body || line.bodies.includes(body)));
    const kept: RatedLine[] = mergeParts(rated).sort((a, b) =>
      comparePlaces(placeIn(a, query.sort), placeIn(b, query.sort), query.sort),
    );
    const thresholds = {
      yellowDays: boardYellow.value,
      redDays: boardRed.value,
      basis: boardRed.basis,
    };
    return { kept, counts: countsOf(kept, rated, directory), calendar, today, thresholds, technical };
  }

  private async linesFor(user: User, directory: Directory, programmeYear?: number): Promise<Line[]> {
    return withActor(this.pool, user.id, async (db) => {
      const cases = (await findCases(db, programmeYear)).map((row) => lineOfCase(row, directory));
      const holders = await findObligationHolders(db, programmeYear);
      const obligations = holders.flatMap((row) => linesOfObligation(row, directory));
      const cells = (await findCellHolders(db, programmeYear)).map((row) => lineOfCell(row, directory));
      return [...cases, ...obligations, ...cells];
    });
  }

  private async itemsOf(
    user: User,
    lines: RatedLine[],
    calendar: WorkCalendar,
    today: CivilDate,
  ): Promise<BoardItem[]> {
    const ids = lines.filter(({ kind }) => kind === 'application').map(({ id }) => id);
    const found = await withActor(this.pool, user.id, (db) => findCaseDays(db, ids));
    const days = new Map(found.map((one) => [one.id, one]));
    return lines.map((line) => {
      const { id, businessId: _, atCity: __, held: ___, bodies: ____, ...shown } = line;
      const isCase = line.kind === 'application';
      const pauses = (days.get(id)?.pauses?.[line.seat] ?? []).map((pause) => ({
        ...pause,
        to: pause.to ?? today,
      }));
      return {
        ...shown,
        applicationId: isCase ? id : null,
        obligationId: line.kind === 'obligation' ? id : null,
        cellId: line.kind === 'cell' ? id : null,
        daysInStage: Math.max(0, daysBetween(days.get(id)?.enteredOn ?? line.openedOn, today)),
        countedDays: workingDaysBetween(calendar, line.openedOn, today, pauses),
        daysLeft: line.paused || !line.dueOn ? null : workingDaysLeft(calendar, today, line.dueOn, pauses),
        causeName: CAUSE_NAMES[line.cause],
      };
    });
  }
}

/** Throws `invalidContent` when the days of the filter are in the wrong order. */
function checkDays({ dueFrom, dueTo }: BoardFilter): void {
  if (dueFrom && dueTo && dueTo < dueFrom)
    throw new InvalidContent([{ parameter: 'dueTo', detail: '期限的止日不能早于起日。' }]);
}

function isWanted(line: Unmerged, query: BoardFilter): boolean {
  const { cause, cellType, kind, level, stalled, street, dueFrom, dueTo } = query;
  if (street && line.street !== street) return false;
  if (cause && line.cause !== cause) return false;
  if (cellType && line.cellType !== cellType) return false;
  if (kind && line.kind !== kind) return false;
  if (level && line.level !== level) return false;
  if (dueFrom && !(line.dueOn && line.dueOn >= dueFrom)) return false;
  if (dueTo && !(line.dueOn && line.dueOn <= dueTo)) return false;
  return stalled === undefined || stalled === isStalled(line);
}

const isRank = (part: string) => /^[01]$/.test(part);
const isKey = (part: string) => part.length <= 600;

function afterOf(cursor: string, sort: BoardQuery['sort']): Place {
  return placeOf(cursor, [(part) => part === (sort ?? ''), isRank, isKey, isKey]).slice(1) as Place;
}

/** Red and yellow: at most so many working days left (negative: overdue). A paused line has no colour. */
export function levels(calendar: WorkCalendar, today: CivilDate, yellow: number, red: number) {
  const soon = latestDueWith(yellow, calendar, today);
  const late = latestDueWith(red, calendar, today);
  return ({ dueOn, paused, seat }: Line): Level => {
    if (!dueOn || paused || seat === 'time') return 'none';
    if (dueOn <= late) return 'red';
    return dueOn <= soon ? 'yellow' : 'none';
  };
}

/** The latest last day that leaves no more than so many working days. */
function latestDueWith(left: number, calendar: WorkCalendar, today: CivilDate): CivilDate {
  if (left >= 0) return addWorkingDays(calendar, today, left);
  return addDays(addWorkingDays(calendar, addDays(today, 1), left), -1);
}

/** The counts of the rows; a department counts each line that is its own, also within a row of several. */
function countsOf(
  lines: readonly Unmerged[],
  own: readonly Unmerged[],
  directory: Directory,
): BoardPage['counts'] {
  // What two departments of one body hold is held by that body.
  const bodies = own.flatMap((line) => line.bodies);
  const types = lines.flatMap(({ cellType, cellTypeName }) =>
    cellType && cellTypeName ? { id: cellType, name: cellTypeName } : [],
  );
  return {
    byCause: tally(lines.map(({ cause }) => ({ id: cause, name: CAUSE_NAMES[cause] }))),
    byDepartment: tally(
      bodies.map((id) => ({ id, name: seatName(`department:${id}`, directory.department) })),
    ),
    byType: tally(types),
    byStreet: tally(lines.flatMap(({ street }) => (street ? [{ id: street, name: street }] : []))),
    byLevel: tally(lines.map(({ level }) => ({ id: level, name: LEVEL_NAMES[level] }))),
  };
}
