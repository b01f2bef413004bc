import { DomainError } from '../../errors';
import type { CivilDate } from '../../calendar/civil-date';
import type { Task } from '../application';
import { openTask } from '../tasks';
import type { Turn } from '../turn';
import type { ActOf } from './act';
import { waitingTask } from './seats';

/** 安排现场核查: a day that is not over, and a team; may be arranged anew until the sheet is filed. */
export const scheduleInspection: ActOf<'scheduleInspection'> = {
  needs: ['on', 'inspectors'],
  perform(turn, { on, inspectors }) {
    if (on < turn.on)
      throw new DomainError('dateInThePast', '核查日期不能早于今天。', { on, today: turn.on });
    checkTeam(turn, inspectors);
    turn.happen({
      type: 'inspectionScheduled',
      on,
      inspectors,
      tasks: [openTask(turn.rules, 'inspection', 'inspectionFiling', on)],
    });
  },
};

/** 提交核查评分表; its marks were counted where the sheet lies, outcome and score come here. */
export const fileInspection: ActOf<'fileInspection'> = {
  needs: ['sheet'],
  allowed(turn) {
    const { stage, tasks, inspection } = turn.app;
    if (tasks.some((task) => task.seat === 'inspection')) {
      if (stage === 'inspection' && inspection!.scheduledOn! > turn.on) {
        throw new DomainError('inspectionNotYetDue', '核查日期未到,不能提交评分表。', {
          scheduledOn: inspection!.scheduledOn,
        });
      }
      return;
    }
    throw stage === 'inspection'
      ? new DomainError('inspectionNotScheduled', '尚未安排现场核查。', { stage })
      : new DomainError('rectificationNotReported', '申报单位尚未报告整改完成。', { stage });
  },
  perform(turn, { outcome, score, inspectors }) {
    checkTeam(turn, inspectors);
    const exhausted =
      outcome === 'rectify' && turn.app.rectificationRounds >= turn.rules.maxRectificationRounds;
    const result = exhausted ? 'failed' : outcome;
    turn.happen({ type: 'inspectionFiled', outcome: result, score, inspectors });
    if (result === 'passed') turn.enter('officeReview');
    else if (result === 'rectify') turn.enter('rectification');
    else turn.refuse('inspectionFailed');
  },
};

/** 报告整改完成: the unit's clock ends, the re-inspection's begins. */
export const reportRectified: ActOf<'reportRectified'> = {
  needs: ['text'],
  allowed(turn) {
    waitingTask(turn.app, 'applicant');
  },
  perform(turn) {
    turn.happen({ type: 'rectificationReported', tasks: [recheck(turn, turn.on)] });
  },
};

function recheck(turn: Turn, on: CivilDate): Task {
  return openTask(turn.rules, 'inspection', 'reinspection', on);
}

function checkTeam(turn: Turn, inspectors: string[]): void {
  const team = new Set(inspectors);
  if (team.size < turn.rules.minInspectors) {
    throw new DomainError('tooFewInspectors', `核查组至少 ${turn.rules.minInspectors} 人。`, {
      atLeast: turn.rules.minInspectors,
    });
  }
  if (team.has(turn.app.applicantId)) {
    throw new DomainError('separationOfDuties', '申报人不得参加本单位的现场核查。', {});
  }
}
