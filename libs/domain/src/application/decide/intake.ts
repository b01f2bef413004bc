import type { Seat } from '../application';
import { resumeClock, stopClock } from '../tasks';
import { seatOf } from './seats';
import type { ActOf } from './act';

/** 提交. */
export const submit: ActOf<'submit'> = {
  needs: [],
  perform(transition) {
    transition.happen({ type: 'submitted' });
    transition.enter('formalCheck');
  },
};

/** 受理. */
export const accept: ActOf<'accept'> = {
  needs: [],
  perform(transition) {
    transition.happen({ type: 'accepted' });
    transition.enter('departmentReview');
  },
};

/** 退回补正: says once and completely what is missing (一次告知); pauses the reviewers' clocks. */
export const returnForCorrection: ActOf<'returnForCorrection'> = {
  needs: ['missing'],
  perform(transition, { actor }) {
    const { stage, tasks, done } = transition.app;
    const seat: Seat = seatOf(actor);
    const parked = [...done, ...tasks].map((task) => stopClock(task, transition.on, 'correction', actor.id));
    transition.happen({ type: 'returnedForCorrection', seat, from: stage, parked });
    transition.enter('correction');
  },
};

/** 补正后重报: returns to the stage it came from; clocks continue with their remaining days; opinions are given anew. */
export const resubmit: ActOf<'resubmit'> = {
  needs: [],
  perform(transition) {
    const { stage, tasks } = transition.app.parked!;
    transition.happen({ type: 'resubmitted' });
    transition.enter(
      stage,
      transition.on,
      tasks.map((task) => resumeClock(task, transition.rules, transition.on)),
    );
  },
};

/** 不予受理. */
export const refuseAcceptance: ActOf<'refuseAcceptance'> = {
  needs: ['reason'],
  perform(transition) {
    transition.refuse('notAccepted');
  },
};

/** 撤回: open to the applicant until naming. */
export const withdraw: ActOf<'withdraw'> = {
  needs: [],
  perform(transition) {
    transition.happen({ type: 'withdrawn' });
    transition.enter('withdrawn');
  },
};
