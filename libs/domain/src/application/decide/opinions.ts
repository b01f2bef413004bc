import { departmentsOf } from '../../departments/capacity';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { Transition } from '../transition';
import type { ActOf } from './act';
import { checkOwnSeat, seatOf, waitingTask } from './seats';

/** 牵头部门初审意见: each lead department for itself; silence never approves. */
export const giveOpinion: ActOf<'giveOpinion'> = {
  needs: ['opinion'],
  allowed(transition, { actor }) {
    const own = departmentsOf(actor).filter((one) => transition.rules.leads.includes(one));
    if (own.length > 0 && own.every((one) => one in transition.app.opinions)) {
      throw new DomainError('opinionAlreadyGiven', '本部门已出具意见。', { department: own[0] });
    }
  },
  perform(transition, { actor, department, opinion }) {
    const seat = `department:${department}` as const;
    checkOwnSeat(actor, seat);
    waitingTask(transition.app, seat);
    transition.happen({ type: 'opinionGiven', department, opinion });
    // A department speaks with one voice, also for the leads whose work it has taken over.
    for (const other of departmentsOf(actor)) {
      if (transition.app.tasks.some((task) => task.seat === `department:${other}`))
        transition.happen({ type: 'opinionGiven', department: other, opinion });
    }
    if (transition.app.tasks.length === 0) concludeReview(transition);
  },
};

/** Returns the stage after every lead department has given its opinion: all agree, all disagree, or 协调 by the office. */
export function concludeReview(transition: Transition): void {
  const opinions = transition.rules.leads.map((department) => transition.app.opinions[department]);
  if (opinions.every((opinion) => opinion === 'agree')) return transition.enter('inspection');
  if (opinions.every((opinion) => opinion === 'disagree')) return transition.refuse('allDepartmentsDisagree');
  transition.enter('conciliation');
}

/** 协调: the office settles a disagreement of the leads. */
export const conciliate: ActOf<'conciliate'> = {
  needs: ['outcome', 'reason'],
  perform(transition, { outcome }) {
    transition.happen({ type: 'conciliated', outcome });
    if (outcome === 'uphold') transition.enter('inspection');
    else transition.refuse('conciliation');
  },
};

/** 区无废办审定: approve, send back to an earlier stage, or refuse. */
export const officeDecide: ActOf<'officeDecide'> = {
  needs: ['decision'],
  perform(transition, { actor, decision, returnTo }) {
    waitingTask(transition.app, seatOf(actor));
    if (decision === 'return' && !returnTo) {
      throw refusal('returnToMissing', {
        choices: ['departmentReview', 'inspection'],
      });
    }
    transition.happen({ type: 'officeDecided', decision });
    if (decision === 'approve') transition.enter('publicNotice');
    else if (decision === 'refuse') transition.refuse('office');
    else transition.enter(returnTo!);
  },
};
