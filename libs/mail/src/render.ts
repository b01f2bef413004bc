import {
  type CellNotificationKind,
  type DepartmentNotificationPayload,
  type ObligationNotificationKind,
  longDate,
  type NotificationKind,
  obligationTitle,
  type ProposalNotificationPayload,
  type ScanNotificationPayload,
  type YearNotificationKind,
} from '@app/domain';
import type {
  CellMailFacts,
  DigestFacts,
  MailFacts,
  ObligationMailFacts,
  OfficeFacts,
  YearMailFacts,
} from './facts';
import { CELL_TEMPLATES } from './templates/cells';
import { departmentChanged, rulesProposed } from './templates/changes';
import type { Content } from './templates/content';
import { digestParts } from './templates/digest';
import { OBLIGATION_TEMPLATES } from './templates/obligations';
import { fileInfected, scannerSilent } from './templates/scans';
import { asHtml, asText, type Parts } from './templates/layout';
import { TEMPLATES } from './templates/templates';
import { YEAR_TEMPLATES } from './templates/years';

/** The text of a mail. */
export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

const HARMLESS = '打开链接不会办理任何事项；请勿直接回复本邮件。';

/** Renders the mail of a notification about an application. Its link opens the application's page, which needs a login. */
export function render(kind: NotificationKind, facts: MailFacts, publicUrl: string): Rendered {
  const content = TEMPLATES[kind](facts);
  const due = content.showsDue ? facts.due : undefined;
  return written(`${content.subject}（${facts.number}）`, {
    ...bodyOf(content),
    due: due && until(due.dueOn, due.provisional),
    link: `${base(publicUrl)}/applications/${encodeURIComponent(facts.applicationId)}`,
    footer: [
      reason(facts),
      ...(facts.due ? [rule(facts.due.explanation, facts)] : []),
      ...(facts.seat === 'applicant' ? whomToAsk(facts.office) : []),
      HARMLESS,
    ],
  });
}

/** Renders the mail about an obligation of the office. */
export function renderObligation(
  kind: ObligationNotificationKind,
  facts: ObligationMailFacts,
  publicUrl: string,
): Rendered {
  const content = OBLIGATION_TEMPLATES[kind](facts);
  return written(content.subject, {
    ...bodyOf(content),
    due: content.showsDue && facts.dueOn ? until(facts.dueOn) : undefined,
    link: `${base(publicUrl)}/obligations/${encodeURIComponent(facts.obligationId)}`,
    footer: [
      `您收到这封邮件，是因为${facts.seatName}参与“${obligationTitle(facts.kind, facts.about)}”。`,
      ...(facts.seat === 'office' ? [] : whomToAsk(facts.office)),
      HARMLESS,
    ],
  });
}

/** Renders the mail about a named cell. Its link opens the cell's page, which needs a login. */
export function renderCell(kind: CellNotificationKind, facts: CellMailFacts, publicUrl: string): Rendered {
  const content = CELL_TEMPLATES[kind](facts);
  const { seat, seatName, number, dueOn, provisional, explanation } = facts;
  const because = seat === 'applicant' ? '您是该细胞的联系人' : `该细胞由${seatName}办理`;
  const hasDue = content.showsDue && dueOn;
  return written(`${content.subject}（${number}）`, {
    ...bodyOf(content),
    due: hasDue ? until(dueOn, provisional) : undefined,
    link: `${base(publicUrl)}/cells/${encodeURIComponent(facts.cellId)}`,
    footer: [
      `您收到这封邮件，是因为${because}。编号：${number}。`,
      ...(hasDue && explanation ? [`时限说明：${explanation}`] : []),
      HARMLESS,
    ],
  });
}

/** Renders the mail to the office about a year. */
export function renderYear(kind: YearNotificationKind, facts: YearMailFacts, publicUrl: string): Rendered {
  const content = YEAR_TEMPLATES[kind](facts);
  return written(content.subject, {
    ...bodyOf(content),
    link: `${base(publicUrl)}/years/${facts.year}`,
    footer: [`您收到这封邮件，是因为您在${facts.office.name}办理年度工作。`, HARMLESS],
  });
}

/** Renders the mail about a change of departments to somebody of a body concerned. Its link opens the work list, which needs a login. */
export function renderDepartmentChange(
  facts: DepartmentNotificationPayload & { office: OfficeFacts },
  publicUrl: string,
): Rendered {
  const content = departmentChanged(facts);
  return written(content.subject, {
    ...bodyOf(content),
    link: `${base(publicUrl)}/tasks`,
    footer: ['您收到这封邮件，是因为您的部门与这次变动有关。', ...whomToAsk(facts.office), HARMLESS],
  });
}

/** Renders the mail to the office about rules that a release proposes. */
export function renderProposal(
  { proposalId, ...facts }: ProposalNotificationPayload & { proposalId: string; office: OfficeFacts },
  publicUrl: string,
): Rendered {
  const content = rulesProposed(facts);
  return written(content.subject, {
    ...bodyOf(content),
    link: `${base(publicUrl)}/settings/proposals/${encodeURIComponent(proposalId)}`,
    footer: [`您收到这封邮件，是因为您在${facts.office.name}办理规则设置。`, HARMLESS],
  });
}

/** Renders the mail about the virus scan: to the uploader of an infected file, or to the office about a silent scanner. */
export function renderScan(
  { office, ...facts }: ScanNotificationPayload & { office: OfficeFacts },
  publicUrl: string,
): Rendered {
  const isAboutFile = 'file' in facts;
  const content = isAboutFile ? fileInfected(facts) : scannerSilent(facts);
  return written(content.subject, {
    ...bodyOf(content),
    link: `${base(publicUrl)}${isAboutFile ? facts.path : '/virus-scan'}`,
    footer: isAboutFile
      ? ['您收到这封邮件，是因为文件是用您的账号上传的。', ...whomToAsk(office), HARMLESS]
      : [`您收到这封邮件，是因为您在${office.name}工作。`, HARMLESS],
  });
}

/** Renders the digest (每日待办) of one officer. */
export function renderDigest(facts: DigestFacts, publicUrl: string): Rendered {
  const { subject, parts } = digestParts(facts, base(publicUrl));
  return written(subject, { ...parts, footer: [...parts.footer, HARMLESS] });
}

/** Lays out the content of any mail. */
function bodyOf({ subject, happened, todo }: Content): Pick<Parts, 'title' | 'paragraphs'> {
  return { title: subject, paragraphs: [happened, ...(todo ? [todo] : [])] };
}

function written(subject: string, parts: Parts): Rendered {
  return { subject: `【无废细胞】${subject}`, text: asText(parts), html: asHtml(parts) };
}

function base(publicUrl: string): string {
  return publicUrl.replace(/\/+$/, '');
}

function until(dueOn: string, provisional = false): string {
  return `截止时间：${longDate(dueOn)}24时${provisional ? '（次年放假安排尚未公布，日期暂定）' : ''}。`;
}

function reason({ seat, seatName, number }: MailFacts): string {
  const because = seat === 'applicant' ? '您是该申报的联系人' : `该申报由${seatName}办理`;
  return `您收到这封邮件，是因为${because}。申报编号：${number}。`;
}

/** Whom a unit or a department may call; nothing while the office has not set its telephone. */
function whomToAsk({ name, phone }: OfficeFacts): string[] {
  return phone ? [`如有疑问，请联系${name}，电话${phone}。`] : [];
}

function rule(explanation: string, { rulesVersion }: MailFacts): string {
  return `时限说明：${explanation}（规则版本${rulesVersion}）`;
}
