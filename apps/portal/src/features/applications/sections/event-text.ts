import {
  CITY_RESULT_NAMES,
  CONCILIATION_NAMES,
  EVENT_NAMES,
  type EventView,
  OBJECTION_OUTCOME_NAMES,
  OFFICE_DECISION_NAMES,
  OPINION_NAMES,
  OUTCOME_NAMES,
  STAGE_NAMES,
} from '@app/contracts';
import type { EventBody, EventType, Stage } from '@app/domain';
import { dateText } from '../../../dates/time';

type Details = { [T in EventType]?: (event: Extract<EventBody, { type: T }>) => string | undefined };

/** Returns the detail shown after the event's name. */
const DETAILS: Details = {
  stageEntered: ({ stage }) => STAGE_NAMES[stage],
  opinionGiven: ({ opinion }) => OPINION_NAMES[opinion],
  resubmitted: ({ receivedOn }) => receivedOn && `收到日期 ${dateText(receivedOn)}`,
  reopened: ({ dueOn }) => `期限至 ${dateText(dueOn)}`,
  conciliated: ({ outcome }) => CONCILIATION_NAMES[outcome],
  objectionRaised: ({ receivedOn }) => receivedOn && `收到日期 ${dateText(receivedOn)}`,
  receiptCorrected: ({ receivedOn, before }) => `${dateText(receivedOn)}（原为 ${dateText(before)}）`,
  objectionSettled: ({ outcome }) => `异议${OBJECTION_OUTCOME_NAMES[outcome]}`,
  inspectionFiled: ({ score, outcome }) => `${score} 分，${OUTCOME_NAMES[outcome]}`,
  officeDecided: ({ decision }) => OFFICE_DECISION_NAMES[decision],
  cityResultRecorded: ({ result, on }) =>
    on ? `${CITY_RESULT_NAMES[result]}，收到日期 ${dateText(on)}` : CITY_RESULT_NAMES[result],
  cityResultCorrected: ({ result }) => CITY_RESULT_NAMES[result],
  inspectionScheduled: ({ on, startsAt }) => [dateText(on), startsAt].filter(Boolean).join(' '),
  noticeOpened: ({ endsOn }) => `至 ${dateText(endsOn)}`,
  named: ({ documentNumber }) => documentNumber,
  namingCorrected: ({ documentNumber, date, before }) =>
    `${documentNumber}，${dateText(date)}（原为 ${before.documentNumber}，${dateText(before.date)}）`,
  attributed: ({ assessmentYear }) => `${assessmentYear} 年度`,
  reattributed: ({ assessmentYear }) => `${assessmentYear} 年度`,
  extended: ({ from, to }) => `由 ${dateText(from)} 延至 ${dateText(to)}`,
  overdue: ({ dueOn }) => `期限 ${dateText(dueOn)}`,
  reminded: ({ dueOn }) => `期限 ${dateText(dueOn)}`,
  escalated: ({ lateDays }) => `逾期 ${lateDays} 个工作日`,
};

/** Returns the text of an event: its name and, if it has one, a detail. */
export function eventText(event: EventView): string {
  const detail = detailOf(event);
  return detail ? `${nameOf(event)}：${detail}` : nameOf(event);
}

/** Returns where an act led to, to follow the act and what was written with it; empty if it led nowhere. */
export function enteredText(entered: readonly Stage[]): string {
  return entered.map((stage) => `进入“${STAGE_NAMES[stage]}”`).join('，');
}

/** Whether a text that a person wrote with an act says more than the line of the act does: 「同意。」 does not. */
export function saysMore(text: string, event: EventView): boolean {
  return !isSameWord(text, nameOf(event)) && !isSameWord(text, detailOf(event) ?? '');
}

/** Whether a text is this word alone, whatever its spaces and punctuation. */
export function isSameWord(text: string, word: string): boolean {
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return plain === word.replace(/[\s\p{P}]/gu, '');
}

function nameOf({ type }: EventView): string {
  return EVENT_NAMES[type as EventType] ?? type;
}

function detailOf({ type, data }: EventView): string | undefined {
  const describe = DETAILS[type as EventType] as ((event: object) => string | undefined) | undefined;
  return describe?.({ type, ...data });
}
