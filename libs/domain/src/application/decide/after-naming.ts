import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { CityResult, Task } from '../application';
import type { Settlement } from '../commands';
import { isFinal } from '../stages';
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
    const tasks = nextStep(transition);
    runAgain(transition); // a report takes a suspended case along
    if (transition.app.stage === 'supplement') transition.enter('municipalReport');
    transition.happen({ type: 'reportedToCity', tasks });
  },
};

/**
 * 登记市级结果: 认定 · 退回补充 · 不认定. District success is not municipal success. The answer counts from the day of its
 * receipt; the period of the unit, which learns of it now, from today.
 */
export const recordCityResult: ActOf<'recordCityResult'> = {
  needs: ['result'],
  allowed(transition) {
    if (!transition.app.reportedOn) throw refusal('notReported', { stage: transition.app.stage });
    if (transition.app.cityResult === 'recognised' || transition.app.cityResult === 'notRecognised') {
      throw refusal('cityResultKnown', { result: transition.app.cityResult });
    }
  },
  perform(transition, { result, receivedOn, ...settlement }) {
    const { app, on: today } = transition;
    const on = receivedOn ?? today;
    if (on > today) throw refusal('receivedInTheFuture', { receivedOn: on, today });
    if (on < app.naming!.date) throw refusal('receivedBeforeSent', { receivedOn: on });
    const tasks = nextStep(transition, on);
    transition.happen({ type: 'cityResultRecorded', result, tasks, ...(on !== today && { on }) });
    if (result === 'returned') askTheUnit(transition);
    else settle(transition, settlement, true);
  },
};

/**
 * 提交补充材料: the unit's answer to what the city returned, or the office's where nothing is needed of the unit. The cell
 * waits for the next report.
 */
export const submitSupplement: ActOf<'submitSupplement'> = {
  needs: ['text'],
  perform(transition) {
    transition.happen({ type: 'supplementSubmitted' });
    transition.enter('municipalReport');
  },
};

/**
 * 计入考核年度: the year in which the cell was completed, or the next one of its programme year when that has a surplus (the
 * years' lock decides that).
 */
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
    const latest = Math.max(year + 1, Number(transition.on.slice(0, 4)));
    if (assessmentYear < year || assessmentYear > latest) {
      throw new DomainError(
        'assessmentYearOutOfReach',
        `只能计入 ${year} 年度，或完成的年度，或结转至 ${year + 1} 年度。`,
        {
          assessmentYear,
        },
      );
    }
    transition.happen({ type: 'attributed', assessmentYear });
    transition.enter('settled');
  },
};

/**
 * 更正市级结果, or an answer that is known and now ends the case. Without effect on a case that stands where the answer
 * leads.
 */
export function correctCityResult(
  transition: Transition,
  { result, ...settlement }: { result: CityResult } & Settlement,
): void {
  const isNew = transition.app.cityResult !== result;
  if (isNew) transition.happen({ type: 'cityResultCorrected', result });
  if (result !== 'returned') {
    if (!isFinal(transition.app.stage)) settle(transition, settlement, isNew);
    if (transition.app.stage === 'supplement') {
      runAgain(transition);
      transition.enter('municipalReport');
    }
  } else if (isNew && !askTheUnit(transition)) {
    transition.enter('municipalReport'); // late: it is reported once more
  }
}

/** 退回: the unit supplements its materials. Returns false under rules without such a period. */
function askTheUnit(transition: Transition): boolean {
  if (!transition.rules.clocks.supplement) return false;
  transition.enter('supplement');
  return true;
}

/**
 * Ends the case with the city's final answer, in the year in which the ledger counts it, where the year's rules say so.
 * `withResult`: the unit is notified of the answer in the same step.
 */
function settle(transition: Transition, { settles, countsIn }: Settlement, withResult: boolean): void {
  if (!settles) return;
  runAgain(transition);
  if (countsIn !== undefined) {
    transition.happen({ type: 'attributed', assessmentYear: countsIn, ...(withResult && { withResult }) });
  }
  transition.enter('settled');
}

/** A case that moves on is not suspended any more. */
function runAgain(transition: Transition): void {
  const { suspendedOn, tasks } = transition.app;
  if (suspendedOn) transition.happen({ type: 'resumed', tasks });
}

function nextStep({ rules, on: today }: Transition, on = today): Task[] {
  return [openTask(rules, 'office', 'municipalReport', on, today)];
}
