import { DomainError } from '../../errors';
import type { Turn } from '../turn';
import type { ActOf } from './act';
import { checkOwnSeat, seatOf, waitingTask } from './seats';

/** 牵头部门初审意见: each lead department for itself; silence never approves. */
export const giveOpinion: ActOf<'giveOpinion'> = {
  needs: ['opinion'],
  allowed(turn, { actor }) {
    if (actor.department && actor.department in turn.app.opinions) {
      throw new DomainError('opinionAlreadyGiven', '本部门已出具意见。', { department: actor.department });
    }
  },
  perform(turn, { actor, department, opinion }) {
    const seat = `department:${department}` as const;
    checkOwnSeat(actor, seat);
    waitingTask(turn.app, seat);
    turn.happen({ type: 'opinionGiven', department, opinion });
    if (turn.app.tasks.length === 0) concludeReview(turn);
  },
};

/** Where the review leads once every lead has spoken: all agree, all disagree, or 协调 by the office. */
export function concludeReview(turn: Turn): void {
  const opinions = turn.rules.leads.map((department) => turn.app.opinions[department]);
  if (opinions.every((opinion) => opinion === 'agree')) return turn.enter('inspection');
  if (opinions.every((opinion) => opinion === 'disagree')) return turn.refuse('allDepartmentsDisagree');
  turn.enter('conciliation');
}

/** 协调: the office settles a disagreement of the leads. */
export const conciliate: ActOf<'conciliate'> = {
  needs: ['outcome', 'reason'],
  perform(turn, { outcome }) {
    turn.happen({ type: 'conciliated', outcome });
    if (outcome === 'uphold') turn.enter('inspection');
    else turn.refuse('conciliation');
  },
};

/** 区无废办审定: approve, send back to an earlier stage, or refuse. */
export const officeDecide: ActOf<'officeDecide'> = {
  needs: ['decision'],
  perform(turn, { actor, decision, returnTo }) {
    waitingTask(turn.app, seatOf(actor));
    if (decision === 'return' && !returnTo) {
      throw new DomainError('returnToMissing', '退回时请选择退回到哪个环节。', {
        choices: ['departmentReview', 'inspection'],
      });
    }
    turn.happen({ type: 'officeDecided', decision });
    if (decision === 'approve') turn.enter('publicNotice');
    else if (decision === 'refuse') turn.refuse('office');
    else turn.enter(returnTo!);
  },
};
