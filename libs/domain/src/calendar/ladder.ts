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

/** One step of a reminder ladder: N working days before the last day, on it, or N working days overdue. */
export interface ReminderStep {
  day: CivilDate;
  kind: 'before' | 'onDay' | 'late';
  /** Working days left or late; 0 on the day. */
  days: number;
}

/** Who else is notified of an overdue task: the department's head, then the office's list (DOMAIN 5.5, assumed). */
export type Escalation = 'head' | 'office';

/** Whether a timer ends or moves something; a reminder and the mark 逾期 do neither. */
export function moves({ effect }: { effect: string }): boolean {
  return effect !== 'remind' && effect !== 'overdue';
}

/** The last day that a ladder leads to, and which of its steps are done. */
export interface Due {
  dueOn: CivilDate;
  /** Steps up to this day are done. */
  remindedThrough: CivilDate;
  /** Paused days; they do not add to the days overdue. */
  pauses?: Pause[];
}

/**
 * Returns the next step, at 09:00 of its day: always a working day, always later than `remindedThrough`. A step on a rest
 * day moves to the working day before. Undefined after the last step, which is the last day unless `canBeLate`.
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

/** Returns the next overdue step: every working day, or without daily reminders only the days of an escalation. */
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
 * Returns who must be notified besides the holder once a task is N working days overdue and has not been notified yet.
 * It is not tied to one day, because a recomputed date may skip that day.
 */
export function escalationsAt(lateDays: number, ladder: Ladder, already?: Escalation): Escalation[] {
  const due: Escalation[] = [];
  if (already === undefined && lateDays > ladder.headAfter) due.push('head');
  if (already !== 'office' && lateDays > ladder.officeAfter) due.push('office');
  return due;
}

/** Returns the steps up to the last day in order, one per day; of two on the same day the more urgent one stays. */
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
