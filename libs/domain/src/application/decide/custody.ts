import { DomainError } from '../../errors';
import { nextWorkingDay } from '../../calendar/working-days';
import type { Actor } from '../commands';
import type { Seat } from '../application';
import { extendTask, isPaused, resumeClock } from '../tasks';
import type { Turn } from '../turn';
import type { ActOf } from './act';
import { checkOwnSeat, seatOf, waitingTask } from './seats';

/** 延长期限: once per task, where its clock allows one; the original date is kept in the event. */
export const extend: ActOf<'extend'> = {
  needs: ['seat', 'reason'],
  perform(turn, { actor, seat }) {
    checkOwnSeat(actor, seat);
    const task = waitingTask(turn.app, seat);
    if (turn.rules.clocks[task.clock].extension === 0) {
      throw new DomainError('notExtendable', '该期限不可延长。', { clock: task.clock });
    }
    if (task.extendedBy > 0)
      throw new DomainError('alreadyExtended', '该期限已延长过一次。', { dueOn: task.dueOn });
    const extended = extendTask(task, turn.rules, turn.on);
    turn.happen({ type: 'extended', seat, from: task.dueOn, to: extended.dueOn, task: extended });
  },
};

/** 中止, or 专家评审: every clock stands still. */
export const suspend: ActOf<'suspend'> = {
  needs: ['reason'],
  perform(turn, { why }) {
    turn.happen({ type: 'suspended', why });
  },
};

/** 恢复办理: the clocks go on with their remaining days. */
export const resume: ActOf<'resume'> = {
  needs: [],
  allowed(turn) {
    if (!turn.app.suspendedOn) throw new DomainError('notSuspended', '该申报未被中止。', {});
  },
  perform(turn) {
    turn.happen({
      type: 'resumed',
      tasks: turn.app.tasks.map((task) => resumeClock(task, turn.rules, turn.on)),
    });
  },
};

/** 转办: to a named person of the same seat. */
export const transfer: ActOf<'transfer'> = {
  needs: ['seat', 'to'],
  perform(turn, { actor, seat, to }) {
    checkOwnSeat(actor, seat);
    waitingTask(turn.app, seat);
    if (to === turn.app.applicantId) {
      throw new DomainError('separationOfDuties', '不能转办给申报人。', {});
    }
    turn.happen({ type: 'transferred', seat, to });
  },
};

/** 催办: recorded; at most once per working day and holder. */
export const urge: ActOf<'urge'> = {
  needs: [],
  allowed(turn, { actor }) {
    const day = nextWorkingDay(turn.rules.calendar, turn.on);
    const seats = othersWaitedFor(turn, actor);
    if (seats.length === 0)
      throw new DomainError('nobodyToUrge', '当前没有可催办的单位。', { stage: turn.app.stage });
    if (seats.every((seat) => turn.app.urgedOn[seat] === day)) {
      throw new DomainError('alreadyUrged', '今天已经催办过。', { day });
    }
  },
  perform(turn, { actor }) {
    const day = nextWorkingDay(turn.rules.calendar, turn.on);
    const seats = othersWaitedFor(turn, actor).filter((seat) => turn.app.urgedOn[seat] !== day);
    turn.happen({ type: 'urged', seats, day });
  },
};

function othersWaitedFor(turn: Turn, actor: Actor): Seat[] {
  return turn.app.tasks
    .filter((task) => task.seat !== 'time' && task.seat !== seatOf(actor) && !isPaused(task))
    .map((task) => task.seat);
}
