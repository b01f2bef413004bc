import { APPEAL_OUTCOME_NAMES, CELL_CLOCK_NAMES, type CellNotificationKind } from '@app/domain';
import type { CellMailFacts } from '../facts';
import { type Content, left } from './content';

/** One template per kind of notification about a named cell. */
export const CELL_TEMPLATES: Record<CellNotificationKind, (facts: CellMailFacts) => Content> = {
  cellTask: (facts) => ({
    subject: `待办：${task(facts)}`,
    happened: `${cell(facts)}现由${facts.seatName}办理：${task(facts)}。`,
    todo: whatToDo(facts),
    showsDue: true,
  }),
  cellReminder: (facts) => ({
    subject: `${left(facts)}：${task(facts)}`,
    happened: `${cell(facts)}的“${task(facts)}”${left(facts)}。`,
    todo: facts.seat === 'applicant' ? '请整改完成后在平台报告。' : '请按期办理。',
    showsDue: true,
  }),
  cellOverdue: (facts) =>
    facts.seat === 'applicant'
      ? {
          subject: '整改期满，将直接复核',
          happened: `${cell(facts)}的整改期限已过，未收到整改报告，牵头部门将直接到场复核。`,
          todo: '请备好整改情况和台账，安排熟悉情况的同志到场。',
        }
      : {
          subject: `已超过时限：${task(facts)}`,
          happened: `${cell(facts)}的“${task(facts)}”${left(facts)}。`,
          todo: '请尽快办理。',
        },
  cellEscalated: (facts) => ({
    subject: `逾期提醒（负责人）：${task(facts)}`,
    happened: `${facts.seatName}对${cell(facts)}的“${task(facts)}”${left(facts)}。`,
    todo: '请督促承办人员尽快办理。',
  }),
  cellUrged: (facts) => ({
    subject: `催办：${task(facts)}`,
    happened: `区无废办正在等候${facts.seatName}办理${cell(facts)}的“${task(facts)}”。`,
    todo: '请尽快办理，谢谢。',
    showsDue: true,
  }),
  cellRectify: (facts) => ({
    subject: '请限期整改',
    happened: `${cell(facts)}在核查中有需要整改的事项，清单见详情页。`,
    todo: '请整改完成后在平台报告，我们会安排复核。到期未报告的，将直接复核。',
    showsDue: true,
  }),
  cellNotPassed: (facts) => ({
    subject: '核查未通过，可以申诉',
    happened: `${cell(facts)}的核查未通过，已建议撤销命名，理由见详情页。命名现在仍然有效。`,
    todo: '不同意核查结论的，在区无废办作出决定前可以在平台提出申诉，一次为限；申诉由没有参加核查的人复核。',
  }),
  cellKept: (facts) => ({
    subject: '维持命名',
    happened: `${cell(facts)}经核查继续符合条件，维持命名。`,
  }),
  cellRevocation: (facts) => ({
    subject: '撤销命名的决定，可以申诉',
    happened: `区无废办已决定撤销${cell(facts)}的命名，理由见详情页。`,
    todo: '不同意的，可以在申诉期内在平台提出申诉，一次为限；申诉由作出决定以外的人复核。',
    showsDue: true,
  }),
  cellAppealReopened: (facts) => ({
    subject: '申诉期恢复，可以申诉',
    happened: `放假安排已有变化，${cell(facts)}的申诉期重新计算，尚未届满，现恢复。`,
    todo: '不同意撤销决定的，可以在申诉期内在平台提出申诉，一次为限；申诉由作出决定以外的人复核。',
    showsDue: true,
  }),
  cellAppealSettled: (facts) => ({
    subject: `申诉结果：${facts.appeal ? APPEAL_OUTCOME_NAMES[facts.appeal] : '见详情页'}`,
    happened: `对${cell(facts)}的申诉已经复核${facts.appeal ? `：${APPEAL_OUTCOME_NAMES[facts.appeal]}` : ''}，理由见详情页。`,
  }),
  cellDelisted: (facts) => ({
    subject: '命名已撤销，请交回牌匾',
    happened: `${cell(facts)}的命名已撤销（摘牌）。`,
    todo: '请按区无废办通知交回牌匾，不再使用该称号。',
  }),
};

const WHAT_TO_DO: Record<string, string> = {
  recheck: '动态复核已到期，请安排 {n} 人以上到场核查，并提交核查表。',
  spotCheck: '请安排 {n} 人以上到场核查，并提交核查表。',
  cellReinspection: '请到场复核整改情况，并提交核查表。',
  revocationDecision: '请审阅核查表，决定维持还是撤销命名。',
  appealReview: '请由作出决定以外的人复核申诉。',
  delisting: '请在所属年度提出更正，看清数字后确认；确认后摘牌完成。',
  restoration: '申诉成立而命名已撤销，请落实申诉结论并登记。',
};

const whatToDo = ({ clock, minCheckers }: CellMailFacts) =>
  (WHAT_TO_DO[clock ?? ''] ?? '请登录平台查看并办理。').replace('{n}', String(minCheckers));

const cell = ({ unitName, typeName }: CellMailFacts) => `${unitName}“${typeName}”`;

const task = ({ clock }: CellMailFacts) => (clock ? CELL_CLOCK_NAMES[clock] : '已命名细胞');
