import { type ObligationNotificationKind, longDate, obligationTitle } from '@app/domain';
import type { ObligationMailFacts } from '../facts';
import { type Content, left } from './content';

/** One template per kind of notification about an obligation. */
export const OBLIGATION_TEMPLATES: Record<
  ObligationNotificationKind,
  (facts: ObligationMailFacts) => Content
> = {
  dutyOpened: (facts) => ({
    subject: `请填报：${titleOf(facts)}`,
    happened: `“${titleOf(facts)}”已开始，请${facts.seatName}填报所负责的内容（${facts.missing}项）。`,
    todo: '每项请填写进展、数据及来源、存在问题和下步措施。',
    showsDue: true,
  }),
  dutyDateSet: (facts) => ({
    subject: `填报时间已确定：${titleOf(facts)}`,
    happened: `“${titleOf(facts)}”的时间已确定或有调整。`,
    todo: facts.missing > 0 ? `还有${facts.missing}项待填报。` : '本部门已全部填报，无需办理。',
    showsDue: true,
  }),
  dutyReminder: (facts) => ({
    subject: `${left(facts)}：${titleOf(facts)}`,
    happened: `“${titleOf(facts)}”${left(facts)}。`,
    todo:
      facts.seat === 'office' ? '请查看各部门填报情况，汇总后按时上报。' : `还有${facts.missing}项待填报。`,
    showsDue: true,
  }),
  dutyOverdue: (facts) => ({
    subject: `已超过时限：${titleOf(facts)}`,
    happened: `“${titleOf(facts)}”${left(facts)}。`,
    todo: facts.seat === 'office' ? '请尽快汇总上报。' : `请尽快填报，还有${facts.missing}项。`,
  }),
  dutyEscalated: (facts) => ({
    subject: `逾期提醒（部门负责人）：${titleOf(facts)}`,
    happened: `${facts.seatName}的“${titleOf(facts)}”${left(facts)}。`,
    todo: '请督促承办人员尽快办理。',
  }),
  dutyUrged: (facts) => ({
    subject: `催办：${titleOf(facts)}`,
    happened: `${facts.office.name}正在等候${facts.seatName}填报“${titleOf(facts)}”，还有${facts.missing}项。`,
    todo: '请尽快填报，谢谢。',
    showsDue: true,
  }),
  dutyClosed: (facts) => ({
    subject: `已上报：${titleOf(facts)}`,
    happened: `“${titleOf(facts)}”${facts.reportedOn ? `已于${longDate(facts.reportedOn)}上报` : '已上报'}，感谢配合。`,
  }),
};

const titleOf = ({ kind, about }: ObligationMailFacts) => obligationTitle(kind, about);
