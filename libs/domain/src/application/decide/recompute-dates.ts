import type { CivilDate } from '../../calendar/civil-date';
import { lastDay } from '../../calendar/working-days';
import { clockRuleOf, type PinnedRules } from '../../rules/rules';
import { type Application, departmentOf, type Seat, type Task } from '../application';
import type { SystemCommand } from '../commands';
import { isFinal, type Stage } from '../stages';
import { openTask, recompute, stopClock } from '../tasks';
import type { Transition } from '../transition';
import { concludeReview } from './opinions';

/** A published calendar or changed rules: recomputes last days, keeps communicated dates, opens tasks of new leads. */
export function recomputeDates(
  transition: Transition,
  command: Extract<SystemCommand, { type: 'calendarPublished' | 'rulesChanged' }>,
): void {
  const { app, rules, on } = transition;
  if (isFinal(app.stage)) return;
  const renew = (task: Task) => recompute(task, rules, on);
  const tasks = rerouted(transition, app.stage, app.tasks, Object.keys(app.opinions)).map(renew);
  const parked =
    app.parked && rerouted(transition, app.parked.stage, app.parked.tasks, []).map(parkedAgain(transition));
  const changed = tasks.filter((task) => dueBefore(app, task.seat) !== task.dueOn).map((task) => task.seat);
  const { version, calendarVersion } = rules;
  const noticeEndsOn = longerNotice(app, rules);
  transition.happen({
    type: 'datesRecomputed',
    because: command.type,
    version,
    calendarVersion,
    tasks,
    parked,
    changed,
    ...(noticeEndsOn && { noticeEndsOn }),
  });
  if (app.stage === 'departmentReview' && transition.app.tasks.length === 0) concludeReview(transition);
}

/** Returns the last day of a public notice that, by the calendar, ended too early, while the unit is not named yet. */
function longerNotice({ stage, notice }: Application, rules: PinnedRules): CivilDate | undefined {
  if (stage !== 'naming' || !notice?.ended) return undefined;
  const { on, provisional } = lastDay(rules.calendar, notice.openedOn, clockRuleOf(rules, 'publicNotice'));
  return on > notice.endsOn && !provisional ? on : undefined;
}

function dueBefore(app: Application, seat: Seat): CivilDate | undefined {
  return app.tasks.find((task) => task.seat === seat)?.dueOn;
}

// During 补正 the clock of a department that has just become a lead is paused like the others.
function parkedAgain({ rules, on }: Transition): (task: Task) => Task {
  return (task) => stopClock(recompute(task, rules, on), on, 'correction', 'system');
}

/** Returns a stage's tasks with those of former leads moved to the present leads. `spoken`: leads that gave an opinion. */
function rerouted({ rules, on }: Transition, stage: Stage, tasks: Task[], spoken: string[]): Task[] {
  const led = (task: Task) => departmentOf(task.seat);
  if (stage !== 'departmentReview') {
    return tasks.map((task) =>
      led(task) === undefined
        ? task
        : { ...task, seat: `department:${rules.leads[0]}`, assignee: staying(task, rules.leads[0]!) },
    );
  }
  const present = [...spoken, ...tasks.map(led)];
  const missing = rules.leads.filter((lead) => !present.includes(lead));
  const opened = missing.map((lead) => openTask(rules, `department:${lead}`, 'departmentReview', on));
  return [...tasks.filter((task) => led(task) === undefined || rules.leads.includes(led(task)!)), ...opened];
}

/** A person keeps a transferred task as long as it stays with the same department. */
function staying({ seat, assignee }: Task, lead: string): string | undefined {
  return departmentOf(seat) === lead ? assignee : undefined;
}
