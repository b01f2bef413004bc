import type { Ladder } from '../rules/rules';
import type { CivilDate } from './civil-date';
import { lastWorkingDayUpTo } from './office-hours';
import {
  addWorkingDays,
  type Pause,
  type WorkCalendar,
  workingDaysBefore,
  workingDaysBetween,
} from './working-days';

/** One rung of a ladder: so many working days before the last day, on it, or so many working days late. */
export interface ReminderStep {
  day: CivilDate;
  kind: 'before' | 'onDay' | 'late';
  /** Working days left or late; 0 on the day. */
  days: number;
}

/** Who else is told when a task is late: the head of the department, then the office's list (DOMAIN 5.5, assumed). */
export type Escalation = 'head' | 'office';

/** What a ladder leads up to: a last day, and how far its rungs are spent. */
export interface Due {
  dueOn: CivilDate;
  /** Rungs up to this day are spent. */
  remindedThrough: CivilDate;
  /** Days on which the clock stood still: nobody grew later on them. */
  pauses?: Pause[];
}

/**
 * The next rung, at 09:00 of its day: always a working day, always later than `remindedThrough`. A rung that would fall
 * on a rest day moves to the working day before. Undefined after the last one: without `canBeLate` the last day is it.
 */
export function nextRung(
  due: Due,
  ladder: Ladder,
  calendar: WorkCalendar,
  canBeLate: boolean,
): ReminderStep | undefined {
  const ahead = rungsUpTo(due.dueOn, ladder, calendar).find((step) => step.day > due.remindedThrough);
  return ahead ?? (canBeLate ? lateRung(due, ladder, calendar) : undefined);
}

/** The next working day late; without daily reminders only those on which someone else is told too. */
function lateRung(
  { dueOn, remindedThrough, pauses }: Due,
  { eachDayLate, headAfter, officeAfter }: Ladder,
  calendar: WorkCalendar,
): ReminderStep | undefined {
  let day = remindedThrough > dueOn ? remindedThrough : dueOn;
  for (;;) {
    day = addWorkingDays(calendar, day, 1);
    const days = workingDaysBetween(calendar, dueOn, day, pauses);
    if (eachDayLate || days === headAfter + 1 || days === officeAfter + 1) return { day, kind: 'late', days };
    if (days > Math.max(headAfter, officeAfter)) return undefined;
  }
}

/**
 * Who must be told besides the holder by the time that something is so many working days late, and has not been yet.
 * Not tied to one day: a recomputed date may leap over it.
 */
export function escalationsAt(lateDays: number, ladder: Ladder, already?: Escalation): Escalation[] {
  const due: Escalation[] = [];
  if (already === undefined && lateDays > ladder.headAfter) due.push('head');
  if (already !== 'office' && lateDays > ladder.officeAfter) due.push('office');
  return due;
}

/** The rungs up to the last day in their order, one a day: where two meet, the more urgent one stays. */
function rungsUpTo(dueOn: CivilDate, ladder: Ladder, calendar: WorkCalendar): ReminderStep[] {
  const steps: ReminderStep[] = [];
  const onDay = lastWorkingDayUpTo(calendar, dueOn);
  const earlier = workingDaysBefore(calendar, dueOn, Math.max(0, ...ladder.before));
  for (const days of [...ladder.before].sort((a, b) => b - a)) {
    const day = earlier[days - 1]!;
    if (!ladder.onDay || day < onDay) steps.push({ day, kind: 'before', days });
  }
  if (ladder.onDay) steps.push({ day: onDay, kind: 'onDay', days: 0 });
  return steps;
}
