import { type ApplicationView, CITY_RESULT_NAMES, PAUSE_NAMES } from '@app/contracts';
import type { PersonCommandType } from '@app/domain';
import type { Fields } from '../../../components/acts/act-dialog';
import type { TextFieldProps } from '../../../components/fields';
import { dateText } from '../../../dates/time';
import type { Choice } from './choice-field';

/** An act whose form is an explanation, an optional choice, and a reason or a note. */
export interface PlainAct {
  /** Explanation, shown above the form. */
  explain?: string | ((application: ApplicationView) => string);
  choice?: { name: string; label: string; choices: readonly Choice<string>[] };
  /** Adds a day up to today, which is filled in. */
  day?: { name: string; label: string; extra?: string };
  /** Adds a required reason. */
  reason?: TextFieldProps;
  /** Adds an optional note. */
  note?: TextFieldProps;
  /** Returns the command fields that follow from the application. */
  given?: (application: ApplicationView) => Fields;
  danger?: true;
  submitText?: string | ((application: ApplicationView) => string);
}

const yearOf = ({ countsIn, programmeYear }: ApplicationView) => countsIn ?? programmeYear;

/**
 * The plain acts. An act that is neither here nor in `ACT_FORMS`
 * gets a reason if it `needs` one, otherwise a note.
 */
export const PLAIN_ACTS: Partial<Record<PersonCommandType, PlainAct>> = {
  accept: { explain: '材料齐全、符合形式要求的，予以受理，进入牵头部门初审。', note: {} },
  refuseAcceptance: {
    explain: '不予受理后，这份申报即告结束。能够补正的，请改用“退回补正”。',
    reason: { placeholder: '例如：申报主体不在本区' },
    danger: true,
  },
  reopen: {
    explain: ({ endedEarly }) =>
      endedEarly
        ? `这项申报因期限届满而结束，当时的最后一日为 ${dateText(endedEarly.endedOn)}。按现行工作日历，期限尚未届满；恢复后由申报单位继续办理，至 ${dateText(endedEarly.dueOn)} 止，系统会告知单位。`
        : '按现行工作日历，期限尚未届满的，恢复办理。',
    reason: { placeholder: '例如：放假安排公布后，最后一日顺延' },
    submitText: '恢复办理',
  },
  openNotice: {
    explain: '请先在公示栏或网站张贴，再在此登记发布。公示期从次日起算；公示期间有异议的，另行登记。',
    note: { placeholder: '公示的位置或网址，可不填' },
  },
  recordCityResult: {
    choice: {
      name: 'result',
      label: '市级结果',
      choices: [
        { value: 'recognised', label: CITY_RESULT_NAMES.recognised },
        { value: 'returned', label: CITY_RESULT_NAMES.returned, hint: '由申报单位补充材料后再次上报' },
        { value: 'notRecognised', label: CITY_RESULT_NAMES.notRecognised, hint: '本区命名不受影响' },
      ],
    },
    day: { name: 'receivedOn', label: '收到日期', extra: '收到市级结果或其文件的日期，不是登记的日期。' },
    note: { label: '市级意见', placeholder: '退回的须写明理由，申报单位会看到' },
  },
  // A carry-over (结转) to the next year starts from the proposal on the year's page.
  attribute: {
    explain: (application) =>
      `计入 ${yearOf(application)} 考核年度，本项申报即告办结。需要结转到下一年度的，在“年度 · 结转”中按建议办理。`,
    note: { name: 'reason' },
    given: (application) => ({ assessmentYear: yearOf(application) }),
    submitText: (application) => `计入 ${yearOf(application)} 年度`,
  },
  suspend: {
    explain: '中止后，全部期限停止计算；恢复办理后，按剩余天数继续。',
    choice: {
      name: 'why',
      label: '中止的原因',
      choices: [
        { value: 'suspension', label: PAUSE_NAMES.suspension, hint: '例如等待其他机关的决定' },
        { value: 'expertReview', label: PAUSE_NAMES.expertReview, hint: '评审时间不计入期限' },
      ],
    },
    reason: {},
  },
  resume: {
    explain: '恢复后，各期限按剩余天数继续计算，新的日期会通知有关各方。',
    note: { name: 'reason' },
  },
  urge: {
    explain: ({ tasks }) => {
      const asked = tasks.filter(({ seat, paused }) => seat !== 'time' && !paused);
      return `将提醒正在办理的单位：${asked.map(({ name }) => name).join('、')}。每个工作日可以催办一次，催办会记入办理过程。`;
    },
    note: {},
  },
  withdraw: {
    explain: '撤回后，这份申报即告结束，不再办理；以后仍可重新申报。',
    note: { name: 'reason', label: '撤回原因' },
    danger: true,
    submitText: '确认撤回',
  },
};

/** Acts with a page of their own. Returns its address. */
export const PAGES_OF_ACTS: Partial<Record<PersonCommandType, (application: ApplicationView) => string>> = {
  resubmit: ({ id }) => `/apply/${id}`,
  fileInspection: ({ id }) => `/inspections/${id}/sheet`,
};
