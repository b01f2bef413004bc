import {
  type Basis,
  type CivilDate,
  DomainError,
  type ObligationKind,
  type ObligationRules,
} from '@app/domain';
import { dueOnOf, periodEnds, periodName } from './obligation-dates';
import { itemOf, taskId } from './items';
import { type CalendarInForce, laddersOf, seededCalendar } from './pinned';
import type { Duty, RuleSet } from './schema/rule-set';

/** A duty of the office as the rules foresee it: what `create` needs, and what the duty is called. */
export interface PlannedDuty {
  key: string;
  kind: ObligationKind;
  /** Programme year. */
  year: number;
  about: string;
  to: string;
  /** Absent until the city calls. */
  dueOn?: CivilDate;
  parts: { department: string; items: string[] }[];
  /** Of the date; of the duty where it has none. */
  basis: Basis;
}

/** The duties of a programme year that are known beforehand; those that the city calls case by case are not among them. */
export function obligationsOf(ruleSet: RuleSet, year: number): PlannedDuty[] {
  return ruleSet.obligations.duties.flatMap((duty) => {
    const { every } = duty;
    if (every === 'call') return [];
    return periodEnds(every).map((month) => {
      const about = periodName(every, year + duty.aboutYear, month);
      const key = `${duty.kind}-${every === 'year' ? year : about}`;
      return { ...planned(ruleSet, duty, year), key, about, dueOn: dueOnOf(duty, year, month) };
    });
  });
}

/** A duty that the city has called for a day. Throws DomainError `dutyNotOnCall` for one with a cadence of its own. */
export function obligationOnCall(ruleSet: RuleSet, kind: ObligationKind, dueOn: CivilDate): PlannedDuty {
  const duty = dutyOf(ruleSet, kind);
  if (duty.every !== 'call')
    throw new DomainError('dutyNotOnCall', '这项任务按周期建立,不能逐次设立。', { kind });
  const year = Number(dueOn.slice(0, 4));
  return { ...planned(ruleSet, duty, year), key: `${kind}-${dueOn}`, about: dueOn.slice(0, 7), dueOn };
}

/** The slice of the rules that a duty of a programme year is bound to when it is created; ≤ 4 kB as JSON. */
export function obligationRulesFor(
  ruleSet: RuleSet,
  kind: ObligationKind,
  { calendar, calendarVersion }: CalendarInForce = seededCalendar(ruleSet),
  year = ruleSet.programmeYear,
): ObligationRules {
  const duty = dutyOf(ruleSet, kind);
  return {
    version: ruleSet.version,
    calendar,
    calendarVersion,
    ladder: laddersOf(ruleSet)[duty.ladder]!,
    partsBefore: duty.partsBefore.value,
    basis: basisOf(ruleSet, duty, year),
  };
}

function dutyOf({ obligations }: RuleSet, kind: ObligationKind): Duty {
  return obligations.duties.find((duty) => duty.kind === kind)!; // a checked rule set has every kind
}

function planned(ruleSet: RuleSet, duty: Duty, year: number) {
  const { kind, to } = duty;
  return { kind, year, to, parts: partsOf(ruleSet, duty), basis: basisOf(ruleSet, duty, year) };
}

// The notice speaks of its own programme year; what comes after is carried on by us.
function basisOf({ programmeYear }: RuleSet, duty: Duty, year: number): Basis {
  return year === programmeYear ? (duty.due?.basis ?? duty.basis) : 'assumed';
}

/** What each department is asked for, the departments in the order of the notice. */
function partsOf(ruleSet: RuleSet, { parts }: Duty): PlannedDuty['parts'] {
  const { tasks, indicators, departments } = ruleSet;
  const asked = tasks.filter(({ number }) => parts.tasks === 'all' || parts.tasks.includes(number));
  const ids = [
    ...asked.map(taskId),
    ...(parts.indicators === 'all' ? indicators.map((indicator) => indicator.id) : []),
  ];
  const items = ids.map((id) => itemOf(ruleSet, id));
  return departments
    .map(({ id: department }) => ({
      department,
      items: items.filter((item) => item.departments.includes(department)).map(({ id }) => id),
    }))
    .filter((part) => part.items.length > 0);
}
