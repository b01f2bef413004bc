import { DomainError } from '../../errors';
import type { Task } from '../application';
import { openTask } from '../tasks';
import type { Turn } from '../turn';
import type { ActOf } from './act';

/** 上报市级. */
export const reportToCity: ActOf<'reportToCity'> = {
  needs: [],
  allowed(turn) {
    if (turn.app.reportedOn)
      throw new DomainError('alreadyReported', '已上报市级。', { reportedOn: turn.app.reportedOn });
  },
  perform(turn) {
    turn.happen({ type: 'reportedToCity', tasks: nextStep(turn) });
  },
};

/** 登记市级结果: 认定 · 退回补充 · 不认定. District success is not municipal success. */
export const recordCityResult: ActOf<'recordCityResult'> = {
  needs: ['result'],
  allowed(turn) {
    if (!turn.app.reportedOn)
      throw new DomainError('notReported', '尚未上报市级,不能登记结果。', { stage: turn.app.stage });
    if (turn.app.cityResult === 'recognised' || turn.app.cityResult === 'notRecognised') {
      throw new DomainError('cityResultKnown', '市级结果已登记。', { result: turn.app.cityResult });
    }
  },
  perform(turn, { result }) {
    turn.happen({ type: 'cityResultRecorded', result, tasks: nextStep(turn) });
  },
};

/** 计入考核年度: the programme year, or the next when the year has a surplus (the year's lock decides that). */
export const attribute: ActOf<'attribute'> = {
  needs: ['assessmentYear'],
  allowed(turn) {
    if (turn.app.cityResult !== 'recognised' && turn.app.cityResult !== 'notRecognised') {
      throw new DomainError('cityResultMissing', '市级结果尚未登记,不能计入考核年度。', {
        stage: turn.app.stage,
      });
    }
  },
  perform(turn, { assessmentYear }) {
    const year = turn.app.programmeYear;
    if (assessmentYear !== year && assessmentYear !== year + 1) {
      throw new DomainError('assessmentYearOutOfReach', `只能计入 ${year} 年度,或结转至 ${year + 1} 年度。`, {
        assessmentYear,
      });
    }
    turn.happen({ type: 'attributed', assessmentYear });
    turn.enter('settled');
  },
};

function nextStep(turn: Turn): Task[] {
  return [openTask(turn.rules, 'office', 'municipalReport', turn.on)];
}
