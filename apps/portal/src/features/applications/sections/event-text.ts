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
import type { EventBody, EventType } from '@app/domain';
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
export function eventText({ type, data }: EventView): string {
  const name = EVENT_NAMES[type as EventType] ?? type;
  const describe = DETAILS[type as EventType] as ((event: object) => string | undefined) | undefined;
  const detail = describe?.({ type, ...data });
  return detail ? `${name}：${detail}` : name;
}
