import { speaksFor } from '../../departments/capacity';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { clockRuleOf } from '../../rules/rules';
import { nextWorkingDay } from '../../calendar/working-days';
import type { Actor } from '../commands';
import { departmentOf, type Seat, type Task } from '../application';
import { extendTask, isPaused, resumeClock } from '../tasks';
import type { Transition } from '../transition';
import type { ActOf } from './act';
import { checkOwnSeat, seatOf, waitingTask } from './seats';

/** 延长期限: once per task, where its clock allows one; the original date is kept in the event. */
export const extend: ActOf<'extend'> = {
  needs: ['seat', 'reason'],
  allowed(transition, { actor, seat }) {
    if (seat !== undefined) return; // decided below
    const own = ownTasks(transition, actor);
    const canExtend = ({ clock, extendedBy }: Task) =>
      clockRuleOf(transition.rules, clock).extension > 0 && extendedBy === 0;
    if (!own.some(canExtend)) throw refusal('alreadyExtended', { dueOn: own[0]!.dueOn });
  },
  perform(transition, { actor, seat }) {
    checkOwnSeat(actor, seat);
    const task = waitingTask(transition.app, seat);
    if (clockRuleOf(transition.rules, task.clock).extension === 0) {
      throw refusal('notExtendable', { clock: task.clock });
    }
    if (task.extendedBy > 0) throw refusal('alreadyExtended', { dueOn: task.dueOn });
    const extended = extendTask(task, transition.rules, transition.on);
    transition.happen({ type: 'extended', seat, from: task.dueOn, to: extended.dueOn, task: extended });
  },
};

/** 中止, or 专家评审: pauses every clock. */
export const suspend: ActOf<'suspend'> = {
  needs: ['reason'],
  perform(transition, { why }) {
    transition.happen({ type: 'suspended', why });
  },
};

/** 恢复办理: the clocks continue with their remaining days. */
export const resume: ActOf<'resume'> = {
  needs: [],
  allowed(transition) {
    if (!transition.app.suspendedOn) throw refusal('notSuspended');
  },
  perform(transition) {
    transition.happen({
      type: 'resumed',
      tasks: transition.app.tasks.map((task) => resumeClock(task, transition.rules, transition.on)),
    });
  },
};

/** 转办: to a named person of the same seat. */
export const transfer: ActOf<'transfer'> = {
  needs: ['seat', 'to'],
  allowed(transition, { actor, seat }) {
    if (seat !== undefined) return; // decided below
    const [first, ...rest] = ownTasks(transition, actor);
    if (first!.seat === 'applicant' && rest.length === 0)
      throw refusal('notWaitingFor', { seat: first!.seat });
  },
  perform(transition, { actor, seat, to }) {
    checkOwnSeat(actor, seat);
    waitingTask(transition.app, seat);
    if (to === transition.app.applicantId) {
      throw new DomainError('separationOfDuties', '不能转办给申报人。', {});
    }
    transition.happen({ type: 'transferred', seat, to });
  },
};

/** 更换单位账号: the case, or the cell, belongs to another account of its unit; what that account is, the api checks. */
export const handOver: ActOf<'handOver'> = {
  needs: ['login', 'reason'],
  perform(transition, { to }) {
    if (to === transition.app.applicantId) throw refusal('accountUnchanged');
    transition.happen({ type: 'handedOver', to });
  },
};

/** 催办: recorded; at most once per working day and holder. */
export const urge: ActOf<'urge'> = {
  needs: [],
  allowed(transition, { actor }) {
    const day = nextWorkingDay(transition.rules.calendar, transition.on);
    const seats = othersWaitedFor(transition, actor);
    if (seats.length === 0) throw refusal('nobodyToUrge', { stage: transition.app.stage });
    if (seats.every((seat) => transition.app.urgedOn[seat] === day)) {
      throw refusal('alreadyUrged', { day });
    }
  },
  perform(transition, { actor }) {
    const day = nextWorkingDay(transition.rules.calendar, transition.on);
    const seats = othersWaitedFor(transition, actor).filter((seat) => transition.app.urgedOn[seat] !== day);
    transition.happen({ type: 'urged', seats, day });
  },
};

/** The open tasks that a person may act on: the office on each, a department on its own. Throws DomainError `notWaitingFor` if there is none. */
function ownTasks({ app }: Transition, actor: Actor): Task[] {
  const isHeld = (seat: Seat) => actor.role === 'office' || isOwn(seat, actor);
  const own = app.tasks.filter(({ seat }) => seat !== 'time' && isHeld(seat));
  return own.length > 0 ? own : [waitingTask(app, seatOf(actor))];
}

function othersWaitedFor(transition: Transition, actor: Actor): Seat[] {
  return transition.app.tasks
    .filter((task) => task.seat !== 'time' && !isOwn(task.seat, actor) && !isPaused(task))
    .map((task) => task.seat);
}

function isOwn(seat: Seat, actor: Actor): boolean {
  return seat === seatOf(actor) || speaksFor(actor, departmentOf(seat));
}
