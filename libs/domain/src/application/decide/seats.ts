import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { speaksFor } from '../../departments/capacity';
import { type Application, departmentOf, type Seat, type Task } from '../application';
import type { Actor } from '../commands';

/** Returns the seat for which a person acts. */
export function seatOf(actor: Actor): Seat {
  if (actor.role === 'department') return `department:${actor.department}`;
  return actor.role === 'applicant' ? 'applicant' : actor.role === 'inspector' ? 'inspection' : 'office';
}

/** The open task of a seat. Throws DomainError `notWaitingFor`. */
export function waitingTask(app: Application, seat: Seat): Task {
  const task = app.tasks.find((open) => open.seat === seat);
  if (!task) {
    const waitingFor = app.tasks.map((open) => open.seat);
    throw refusal('notWaitingFor', { seat, stage: app.stage, cellType: app.cellType, waitingFor });
  }
  return task;
}

/** Throws DomainError `notYours` if a department acts on a task of another seat. */
export function checkOwnSeat(actor: Actor, seat: Seat): void {
  if (actor.role === 'department' && !speaksFor(actor, departmentOf(seat))) {
    throw new DomainError('notYours', '只能办理本部门的事项。', { seat });
  }
}
