import type { Seat } from '../application';
import { resumeClock, stopClock } from '../tasks';
import { seatOf } from './seats';
import type { ActOf } from './act';

/** 提交. */
export const submit: ActOf<'submit'> = {
  needs: [],
  perform(turn) {
    turn.happen({ type: 'submitted' });
    turn.enter('formalCheck');
  },
};

/** 受理. */
export const accept: ActOf<'accept'> = {
  needs: [],
  perform(turn) {
    turn.happen({ type: 'accepted' });
    turn.enter('departmentReview');
  },
};

/** 退回补正: told once what is missing; the reviewers' clocks stand still meanwhile. */
export const returnForCorrection: ActOf<'returnForCorrection'> = {
  needs: ['missing'],
  perform(turn, { actor }) {
    const { stage, tasks, done } = turn.app;
    const seat: Seat = seatOf(actor);
    const parked = [...done, ...tasks].map((task) => stopClock(task, turn.on, 'correction', actor.id));
    turn.happen({ type: 'returnedForCorrection', seat, from: stage, parked });
    turn.enter('correction');
  },
};

/** 补正后重报: back to where it came from, the clocks going on with their remaining days; opinions anew. */
export const resubmit: ActOf<'resubmit'> = {
  needs: [],
  perform(turn) {
    const { stage, tasks } = turn.app.parked!;
    turn.happen({ type: 'resubmitted' });
    turn.enter(
      stage,
      turn.on,
      tasks.map((task) => resumeClock(task, turn.rules, turn.on)),
    );
  },
};

/** 不予受理. */
export const refuseAcceptance: ActOf<'refuseAcceptance'> = {
  needs: ['reason'],
  perform(turn) {
    turn.refuse('notAccepted');
  },
};

/** 撤回: open to the applicant until naming. */
export const withdraw: ActOf<'withdraw'> = {
  needs: [],
  perform(turn) {
    turn.happen({ type: 'withdrawn' });
    turn.enter('withdrawn');
  },
};
