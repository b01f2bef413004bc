import { type CivilDate, civilDateAt } from '../../calendar/civil-date';
import { type WorkCalendar, workingDaysBetween } from '../../calendar/working-days';
import type { Application, Task, TaskPause } from '../application';
import type { ApplicationEvent } from '../events';
import { evolve } from '../evolve';

/** One clock of a case from the day it began to run. */
export interface ClockRun {
  /** Its last state: dates and pauses. */
  task: Task;
  /** The day on which it ended; absent while it runs or is paused. */
  closedOn?: CivilDate;
}

/** Returns 计时台账: every clock of a case in the order of their start; the fold of events begins at `draft`. */
export function clockHistory(draft: Application, events: readonly ApplicationEvent[]): ClockRun[] {
  const runs = new Map<string, ClockRun>();
  let app = draft;
  for (const event of events) {
    app = evolve(app, event);
    const running = [...app.tasks, ...(app.parked?.tasks ?? [])];
    for (const task of app.done) {
      const run = runs.get(keyOf(task));
      runs.set(keyOf(task), { closedOn: civilDateAt(event.at), ...run, task });
    }
    for (const task of running) runs.set(keyOf(task), { task });
    const open = new Set(running.map(keyOf));
    for (const [key, run] of runs) if (!open.has(key)) run.closedOn ??= civilDateAt(event.at);
  }
  return [...runs.values()];
}

/** A pause and the working days that it takes off the clock, without days of earlier pauses. */
export interface CountedPause {
  pause: TaskPause;
  workingDays: number;
}

/** A clock in working days: all since its start, those removed by each pause, and those that count. */
export function countRun(
  calendar: WorkCalendar,
  { task, closedOn }: ClockRun,
  today: CivilDate,
): { until: CivilDate; rawDays: number; countedDays: number; pauses: CountedPause[] } {
  const until = closedOn ?? today;
  const within = task.pauses.filter(({ from }) => from <= until);
  const countedWith = (some: TaskPause[]) =>
    workingDaysBetween(
      calendar,
      task.openedOn,
      until,
      some.map((pause) => ({ from: pause.from, to: pause.to ?? until })),
    );
  const counts = Array.from({ length: within.length + 1 }, (_, i) => countedWith(within.slice(0, i)));
  return {
    until,
    rawDays: counts[0]!,
    countedDays: counts.at(-1)!,
    pauses: within.map((pause, i) => ({ pause, workingDays: counts[i]! - counts[i + 1]! })),
  };
}

/** A seat has one task at a time: a second one of the same clock began on another day, or continues the first. */
function keyOf({ seat, clock, openedOn }: Task): string {
  return `${seat} ${clock} ${openedOn}`;
}
