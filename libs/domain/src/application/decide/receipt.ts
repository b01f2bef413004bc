import { refusal } from '../../refusals';
import { endedTaskOf, reopenedTask } from '../time/ended';
import { resumeClock } from '../tasks';
import type { ActOf } from './act';

/**
 * 登记纸质补正: the correction came on paper. The reviewers' periods continue from the day of its receipt, not from the day on
 * which it is registered; one that came in time goes on although the case has lapsed meanwhile.
 */
export const registerCorrection: ActOf<'registerCorrection'> = {
  needs: ['receivedOn', 'reason'],
  perform(transition, { receivedOn }) {
    const { app, rules, on } = transition;
    const ended = endedTaskOf(app);
    const { openedOn } = ended ?? app.tasks[0]!;
    if (receivedOn > on) throw refusal('receivedInTheFuture', { receivedOn, today: on });
    if (receivedOn < openedOn) throw refusal('receivedBeforeReturn', { receivedOn, returnedOn: openedOn });
    if (ended && receivedOn > ended.dueOn)
      throw refusal('receivedAfterLastDay', { receivedOn, dueOn: ended.dueOn });
    const { stage, tasks } = app.parked!;
    transition.happen({ type: 'resubmitted', ...(receivedOn !== on && { receivedOn }) });
    transition.enter(
      stage,
      on,
      tasks.map((task) => resumeClock(task, rules, receivedOn, on)),
    );
  },
};

/** 按新日历恢复: the office brings back what ended on a day that, by the calendar in force, is not its last one. */
export const reopen: ActOf<'reopen'> = {
  needs: ['reason'],
  allowed({ app }) {
    if (!endedTaskOf(app)) throw refusal('nothingToReopen', { stage: app.stage });
  },
  perform(transition, { dueOn }) {
    const { app, rules, on } = transition;
    const ended = endedTaskOf(app)!;
    if (dueOn < on || dueOn <= ended.dueOn) throw refusal('endedInTime', { dueOn: ended.dueOn });
    transition.happen({ type: 'reopened', dueOn });
    transition.enter(ended.clock === 'correction' ? 'correction' : 'rectification', on, [
      reopenedTask(ended, dueOn, rules, on),
    ]);
  },
};
