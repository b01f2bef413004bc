import { CITY_RESULT_NAMES, type EventView, OUTCOME_NAMES, STAGE_NAMES } from '@app/contracts';
import type { EventBody, EventType } from '@app/domain';
import { EVENT_NAMES } from '../../../event-names';
import { dateText } from '../../../time';

const OUTCOMES: Record<string, string> = {
  ...OUTCOME_NAMES,
  agree: '同意',
  disagree: '不同意',
  uphold: '同意继续',
  refuse: '不予通过',
  approve: '通过',
  return: '退回',
  upheld: '异议成立',
  dismissed: '异议不成立',
  ...CITY_RESULT_NAMES,
};

type Details = { [T in EventType]?: (event: Extract<EventBody, { type: T }>) => string | undefined };

/** What an event says beside its name. */
const DETAILS: Details = {
  stageEntered: ({ stage }) => STAGE_NAMES[stage],
  opinionGiven: ({ opinion }) => OUTCOMES[opinion],
  conciliated: ({ outcome }) => OUTCOMES[outcome],
  objectionSettled: ({ outcome }) => OUTCOMES[outcome],
  inspectionFiled: ({ score, outcome }) => `${score} 分,${OUTCOMES[outcome]}`,
  officeDecided: ({ decision }) => OUTCOMES[decision],
  cityResultRecorded: ({ result }) => OUTCOMES[result],
  inspectionScheduled: ({ on }) => dateText(on),
  noticeOpened: ({ endsOn }) => `至 ${dateText(endsOn)}`,
  named: ({ documentNumber }) => documentNumber,
  attributed: ({ assessmentYear }) => `${assessmentYear} 年度`,
  extended: ({ from, to }) => `由 ${dateText(from)} 延至 ${dateText(to)}`,
  overdue: ({ dueOn }) => `期限 ${dateText(dueOn)}`,
  reminded: ({ dueOn }) => `期限 ${dateText(dueOn)}`,
  escalated: ({ lateDays }) => `逾期 ${lateDays} 个工作日`,
};

/** An event in a sentence. */
export function eventText({ type, data }: EventView): string {
  const name = EVENT_NAMES[type as EventType] ?? type;
  const describe = DETAILS[type as EventType] as ((event: object) => string | undefined) | undefined;
  const detail = describe?.({ type, ...data });
  return detail ? `${name}:${detail}` : name;
}
