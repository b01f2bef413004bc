import { type CivilDate, civilDateAt } from '../../calendar/civil-date';
import { type WorkCalendar, workingDaysBetween } from '../../calendar/working-days';
import type { Application, Task, TaskPause } from '../application';
import type { ApplicationEvent } from '../events';
import { evolve } from '../evolve';

/** One clock of a case from the day it began to run. */
export interface ClockRun {
  /** As it stood last: dates, pauses. */
  task: Task;
  /** The day on which it was over; absent while it runs or stands still. */
  closedOn?: CivilDate;
}

/** 计时台账: every clock that a case has had, in the order in which they began; `draft` is where its events begin. */
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

/** A pause, and how many working days it takes off the clock beside those before it. */
export interface CountedPause {
  pause: TaskPause;
  workingDays: number;
}

/** A clock in working days: those since it began, those that each pause takes off, those that count. */
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

/** One seat has one task at a time; a second of the same clock began on another day, or goes on with the first. */
function keyOf({ seat, clock, openedOn }: Task): string {
  return `${seat} ${clock} ${openedOn}`;
}
