import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { Task } from '../application';
import { openTask } from '../tasks';
import type { Transition } from '../transition';
import type { ActOf } from './act';

/** 上报市级. */
export const reportToCity: ActOf<'reportToCity'> = {
  needs: [],
  allowed(transition) {
    if (transition.app.reportedOn)
      throw refusal('alreadyReported', { reportedOn: transition.app.reportedOn });
  },
  perform(transition) {
    transition.happen({ type: 'reportedToCity', tasks: nextStep(transition) });
  },
};

/** 登记市级结果: 认定 · 退回补充 · 不认定. District success is not municipal success. */
export const recordCityResult: ActOf<'recordCityResult'> = {
  needs: ['result'],
  allowed(transition) {
    if (!transition.app.reportedOn) throw refusal('notReported', { stage: transition.app.stage });
    if (transition.app.cityResult === 'recognised' || transition.app.cityResult === 'notRecognised') {
      throw refusal('cityResultKnown', { result: transition.app.cityResult });
    }
  },
  perform(transition, { result }) {
    transition.happen({ type: 'cityResultRecorded', result, tasks: nextStep(transition) });
  },
};

/** 计入考核年度: the programme year, or the next when the year has a surplus (the year's lock decides that). */
export const attribute: ActOf<'attribute'> = {
  needs: ['assessmentYear'],
  allowed(transition) {
    if (transition.app.cityResult !== 'recognised' && transition.app.cityResult !== 'notRecognised') {
      throw refusal('cityResultMissing', {
        stage: transition.app.stage,
      });
    }
  },
  perform(transition, { assessmentYear }) {
    const year = transition.app.programmeYear;
    if (assessmentYear !== year && assessmentYear !== year + 1) {
      throw new DomainError('assessmentYearOutOfReach', `只能计入 ${year} 年度,或结转至 ${year + 1} 年度。`, {
        assessmentYear,
      });
    }
    transition.happen({ type: 'attributed', assessmentYear });
    transition.enter('settled');
  },
};

function nextStep(transition: Transition): Task[] {
  return [openTask(transition.rules, 'office', 'municipalReport', transition.on)];
}
