import {
  CLOCK_NAMES,
  NOTIFICATION_NAMES,
  seatName,
  type SettingsChange,
  STAGE_NAMES,
  type TouchedCase,
} from '@app/contracts';
import {
  currentCalendar,
  Directories,
  type Directory,
  findProgrammeTime,
  findUnitNames,
  type OpenLife,
  readOpen,
} from '@app/database';
import {
  type Application,
  decideSystem,
  fold,
  notificationsFor,
  passTime,
  type PinnedRules,
} from '@app/domain';
import { findCellType, pinnedRulesFor, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

const MOST_SHOWN = 200;

/** Which last days other rules would move in running cases: computed by the code that would move them. */
@Injectable()
export class TouchedByRules {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async by(ruleSet: RuleSet): Promise<SettingsChange['touched']> {
    const { offset } = await findProgrammeTime(this.pool);
    const calendar = await currentCalendar(this.pool);
    const directory = await this.directories.read();
    const touched = { applications: 0, changedDates: 0 };
    const cases: Omit<TouchedCase, 'unit'>[] = [];
    for await (const open of readOpen(this.pool, 'application')) {
      const { programmeYear, cellType } = open.state;
      if (programmeYear !== ruleSet.programmeYear || !findCellType(ruleSet, cellType)) continue;
      touched.applications += 1;
      const next = pinnedRulesFor(ruleSet, cellType, calendar);
      const one = caseOf(open, next, Date.now() + offset, directory);
      if (one.dates.length === 0) continue;
      touched.changedDates += one.dates.length;
      if (cases.length < MOST_SHOWN) cases.push(one);
    }
    const ids = cases.map(({ id }) => id);
    const units = await findUnitNames(this.pool, ids);
    return { ...touched, cases: cases.map((one) => ({ ...one, unit: units.get(one.id) ?? '' })) };
  }
}

function caseOf(
  { state: app, rules }: OpenLife<'application'>,
  next: PinnedRules,
  now: number,
  directory: Directory,
): Omit<TouchedCase, 'unit'> {
  // What time alone has brought up to now is not the doing of the rules.
  const passed = passTime(app, rules, now);
  const events = decideSystem(app, { type: 'rulesChanged', rules: next }, rules, now).slice(passed.length);
  const before = fold(app, passed);
  const told = notificationsFor(events, next).map(({ seat, kind }) => ({
    seat,
    name: seatName(seat, directory.in(`type:${before.cellType}`).department),
    kindName: NOTIFICATION_NAMES[kind],
  }));
  return {
    id: app.id,
    number: app.number,
    stageName: STAGE_NAMES[before.stage],
    from: rules.version,
    to: next.version,
    dates: movedDates(before, fold(before, events), directory),
    told,
  };
}

function movedDates(before: Application, after: Application, directory: Directory): TouchedCase['dates'] {
  const seats = new Set([...before.tasks, ...after.tasks].map(({ seat }) => seat));
  return [...seats].flatMap((seat) => {
    const old = before.tasks.find((task) => task.seat === seat);
    const now = after.tasks.find((task) => task.seat === seat);
    if (old?.dueOn === now?.dueOn) return [];
    const { clock, toldDueOn } = now ?? old!;
    return [
      {
        seat,
        name: seatName(seat, directory.in(`type:${before.cellType}`).department),
        clockName: CLOCK_NAMES[clock],
        toldDueOn,
        dueOn: old?.dueOn ?? null,
        newDueOn: now?.dueOn ?? null,
      },
    ];
  });
}
