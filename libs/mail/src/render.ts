import type { NoticeKind } from '@app/domain';
import type { DueFacts, MailFacts } from './facts';
import { BASIS_NAMES, longDate, TASK_NAMES } from './names';
import { asHtml, asText, type Parts } from './templates/layout';
import { TEMPLATES } from './templates/templates';

/** A mail's words. */
export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

const UNITS: Record<DueFacts['unit'], string> = {
  workingDay: '个工作日',
  calendarDay: '个自然日',
  month: '个月',
};

/** The mail for a notice; the link leads to the application's page, where nothing happens without a login. */
export function render(kind: NoticeKind, facts: MailFacts, publicUrl: string): Rendered {
  const content = TEMPLATES[kind](facts);
  const due = content.showsDue ? facts.due : undefined;
  const parts: Parts = {
    title: content.subject,
    paragraphs: [content.happened, ...(content.todo ? [content.todo] : [])],
    due:
      due &&
      `截止时间:${longDate(due.dueOn)}24时${due.provisional ? '(次年放假安排尚未公布,日期暂定)' : ''}。`,
    link: `${publicUrl.replace(/\/+$/, '')}/applications/${encodeURIComponent(facts.applicationId)}`,
    footer: [
      reason(facts),
      ...(facts.due ? [basis(facts.due, facts)] : []),
      '打开链接不会办理任何事项;请勿直接回复本邮件。',
    ],
  };
  return {
    subject: `【无废细胞】${content.subject}(${facts.number})`,
    text: asText(parts),
    html: asHtml(parts),
  };
}

function reason({ seat, seatName, number }: MailFacts): string {
  const because = seat === 'applicant' ? '您是该申报的联系人' : `该申报由${seatName}办理`;
  return `您收到这封邮件,是因为${because}。申报编号:${number}。`;
}

function basis(due: DueFacts, { rulesVersion }: MailFacts): string {
  const period = `${due.length}${UNITS[due.unit]}`;
  return `时限依据:${TASK_NAMES[due.clock]}${period},${BASIS_NAMES[due.basis]}(规则版本${rulesVersion})。`;
}
