import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { CivilDate } from '../../calendar/civil-date';
import type { Task } from '../application';
import { openTask } from '../tasks';
import type { Transition } from '../transition';
import type { ActOf } from './act';
import { waitingTask } from './seats';

/** 安排现场核查: a day that has not passed, and a team. It may be rescheduled until the sheet is filed. */
export const scheduleInspection: ActOf<'scheduleInspection'> = {
  needs: ['on', 'inspectors'],
  perform(transition, { on, startsAt, inspectors }) {
    if (on < transition.on)
      throw new DomainError('dateInThePast', '核查日期不能早于今天。', { on, today: transition.on });
    checkTeam(transition, inspectors);
    transition.happen({
      type: 'inspectionScheduled',
      on,
      ...(startsAt && { startsAt }),
      inspectors,
      tasks: [openTask(transition.rules, 'inspection', 'inspectionFiling', on)],
    });
  },
};

/** 提交核查评分表: the api scores the sheet; the command carries only outcome and score. */
export const fileInspection: ActOf<'fileInspection'> = {
  needs: ['sheet'],
  allowed(transition) {
    const { stage, tasks, inspection } = transition.app;
    if (tasks.some((task) => task.seat === 'inspection')) {
      if (stage === 'inspection' && inspection!.scheduledOn! > transition.on) {
        throw refusal('inspectionNotYetDue', {
          scheduledOn: inspection!.scheduledOn,
        });
      }
      return;
    }
    throw stage === 'inspection'
      ? refusal('inspectionNotScheduled', { stage })
      : refusal('rectificationNotReported', { stage });
  },
  perform(transition, { outcome, score, inspectors }) {
    checkTeam(transition, inspectors);
    const exhausted =
      outcome === 'rectify' && transition.app.rectificationRounds >= transition.rules.maxRectificationRounds;
    const result = exhausted ? 'failed' : outcome;
    transition.happen({ type: 'inspectionFiled', outcome: result, score, inspectors });
    if (result === 'passed') transition.enter('officeReview');
    else if (result === 'rectify') transition.enter('rectification');
    else transition.refuse('inspectionFailed');
  },
};

/** 报告整改完成: ends the unit's clock and starts the clock of the re-inspection. */
export const reportRectified: ActOf<'reportRectified'> = {
  needs: ['text'],
  allowed(transition) {
    waitingTask(transition.app, 'applicant');
  },
  perform(transition) {
    transition.happen({ type: 'rectificationReported', tasks: [recheck(transition, transition.on)] });
  },
};

function recheck(transition: Transition, on: CivilDate): Task {
  return openTask(transition.rules, 'inspection', 'reinspection', on);
}

function checkTeam(transition: Transition, inspectors: string[]): void {
  const team = new Set(inspectors);
  if (team.size < transition.rules.minInspectors) {
    throw new DomainError('tooFewInspectors', `核查组至少 ${transition.rules.minInspectors} 人。`, {
      atLeast: transition.rules.minInspectors,
    });
  }
  if (team.has(transition.app.applicantId)) {
    throw new DomainError('separationOfDuties', '申报人不得参加本单位的现场核查。', {});
  }
}
