import { CLOCK_NAMES, PAUSE_NAMES, ROLE_NAMES, seatName, type TaskView } from '@app/contracts';
import {
  type Actor,
  type CivilDate,
  clockRuleOf,
  daysUsed,
  explainDue,
  type PauseCause,
  type PinnedRules,
  readsAsUnit,
  type Task,
  workingDaysLeft,
} from '@app/domain';
import type { Directory } from '@app/database';

/** A unit sees the name of the authority, never the name of the officer. */
const AUTHORITIES: Record<PauseCause, string> = {
  correction: ROLE_NAMES.department,
  suspension: ROLE_NAMES.office,
  expertReview: ROLE_NAMES.office,
  spoken: ROLE_NAMES.department,
};

/** What a task is shown with; `names` by user id. */
interface Beside {
  rules: PinnedRules;
  today: CivilDate;
  names: Map<string, string>;
  directory: Directory;
  viewer: Actor;
}

/** Returns a task with the explanation of its last day, for one viewer. */
export function taskViewOf(task: Task, { rules, today, names, directory, viewer }: Beside): TaskView {
  const isUnit = readsAsUnit(viewer);
  const paused = task.pauses.some((pause) => pause.to === undefined);
  const { raw, counted } = daysUsed(task, rules, today);
  return {
    seat: task.seat,
    name: seatName(task.seat, directory.department),
    clock: task.clock,
    clockName: CLOCK_NAMES[task.clock],
    openedOn: task.openedOn,
    dueOn: task.dueOn,
    toldDueOn: task.toldDueOn,
    provisional: task.provisional,
    overdue: task.overdue,
    paused,
    extended: task.extendedBy > 0,
    basis: clockRuleOf(rules, task.clock).basis,
    ...(task.assignee && { assignee: task.assignee }),
    ...(task.escalated && !isUnit && { escalated: task.escalated }),
    explanation: explainDue(task, rules),
    rawDays: raw,
    countedDays: counted,
    daysLeft: paused ? null : workingDaysLeft(rules.calendar, today, task.dueOn, task.pauses),
    pauses: task.pauses.map(({ from, to, why, by }) => ({
      from,
      to: to ?? null,
      why,
      whyName: PAUSE_NAMES[why],
      by,
      byName: isUnit ? AUTHORITIES[why] : (names.get(by) ?? (by === 'system' ? '系统' : '')),
    })),
  };
}
