import type { CivilDate } from '../../calendar/civil-date';
import { type Application, departmentOf, type Seat, type Task } from '../application';
import type { SystemCommand } from '../commands';
import { openTask, recompute } from '../tasks';
import type { Turn } from '../turn';
import { isFinal } from '../stages';
import { concludeReview } from './opinions';

/** A published calendar or changed rules: last days computed anew, told dates kept, seats of new leads opened. */
export function recomputeDates(turn: Turn, command: Exclude<SystemCommand, { type: 'clockMoved' }>): void {
  const { app, rules, on } = turn;
  if (isFinal(app.stage)) return;
  const renew = (task: Task) => notEarlierForApplicant(recompute(task, rules, on));
  const tasks = rerouted(turn).map(renew);
  const parked = app.parked?.tasks.map(renew);
  const changed = tasks.filter((task) => dueBefore(app, task.seat) !== task.dueOn).map((task) => task.seat);
  const { version, calendarVersion } = rules;
  turn.happen({
    type: 'datesRecomputed',
    because: command.type,
    version,
    calendarVersion,
    tasks,
    parked,
    changed,
  });
  if (app.stage === 'departmentReview' && turn.app.tasks.length === 0) concludeReview(turn);
}

function dueBefore(app: Application, seat: Seat): CivilDate | undefined {
  return app.tasks.find((task) => task.seat === seat)?.dueOn;
}

/** A date told to the applicant never moves earlier. */
function notEarlierForApplicant(task: Task): Task {
  return task.seat === 'applicant' && task.dueOn < task.toldDueOn ? { ...task, dueOn: task.toldDueOn } : task;
}

/** The open tasks, those of departments that no longer lead handed to those that do. */
function rerouted(turn: Turn): Task[] {
  const { app, rules, on } = turn;
  const stays = (task: Task) => {
    const department = departmentOf(task.seat);
    return department === undefined || rules.leads.includes(department);
  };
  if (app.stage === 'departmentReview') {
    const missing = rules.leads.filter(
      (lead) => !(lead in app.opinions) && !app.tasks.some((task) => departmentOf(task.seat) === lead),
    );
    const opened = missing.map((lead) => openTask(rules, `department:${lead}`, 'departmentReview', on));
    return [...app.tasks.filter(stays), ...opened];
  }
  return app.tasks.map((task) =>
    departmentOf(task.seat) === undefined
      ? task
      : { ...task, seat: `department:${rules.leads[0]}`, assignee: undefined },
  );
}
