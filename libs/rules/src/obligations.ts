import { type Basis, type CivilDate, type ObligationKind, type ObligationRules, refusal } from '@app/domain';
import { dueOnOf, periodEnds, periodName } from './obligation-dates';
import { itemOf, taskId } from './items';
import { type CalendarInForce, laddersOf, seededCalendar } from './pinned';
import type { Obligation, RuleSet } from './schema/rule-set';

/** An obligation of the office as the rules define it: the input of `create`, and its name. */
export interface PlannedObligation {
  key: string;
  kind: ObligationKind;
  /** Programme year. */
  year: number;
  about: string;
  to: string;
  /** Absent until the city sets the day. */
  dueOn?: CivilDate;
  parts: { department: string; items: string[] }[];
  /** The basis of the date, or of the obligation when it has no date. */
  basis: Basis;
}

/** Returns the obligations of a programme year with a cadence; those on call are not included. */
export function obligationsOf(ruleSet: RuleSet, year: number): PlannedObligation[] {
  return ruleSet.obligations.duties.flatMap((obligation) => {
    const { every } = obligation;
    if (every === 'call') return [];
    return periodEnds(every).map((month) => {
      const about = periodName(every, year + obligation.aboutYear, month);
      const key = `${obligation.kind}-${every === 'year' ? year : about}`;
      return { ...planned(ruleSet, obligation, year), key, about, dueOn: dueOnOf(obligation, year, month) };
    });
  });
}

/** Returns an obligation on call for a day. Throws DomainError `dutyNotOnCall`, `obligationNotPlanned`. */
export function obligationOnCall(
  ruleSet: RuleSet,
  kind: ObligationKind,
  dueOn: CivilDate,
): PlannedObligation {
  const obligation = obligationOf(ruleSet, kind);
  if (obligation.every !== 'call') throw refusal('dutyNotOnCall', { kind });
  const year = Number(dueOn.slice(0, 4));
  return { ...planned(ruleSet, obligation, year), key: `${kind}-${dueOn}`, about: dueOn.slice(0, 7), dueOn };
}

/**
 * Returns the part of the rules that is pinned to an obligation of a programme year when it is created; at most 4 kB as
 * JSON.
 */
export function obligationRulesFor(
  ruleSet: RuleSet,
  kind: ObligationKind,
  { calendar, calendarVersion }: CalendarInForce = seededCalendar(ruleSet),
  year = ruleSet.programmeYear,
): ObligationRules {
  const obligation = obligationOf(ruleSet, kind);
  return {
    version: ruleSet.version,
    calendar,
    calendarVersion,
    ladder: laddersOf(ruleSet)[obligation.ladder]!,
    partsBefore: obligation.partsBefore.value,
    basis: basisOf(ruleSet, obligation, year),
  };
}

function obligationOf({ obligations }: RuleSet, kind: ObligationKind): Obligation {
  const found = obligations.duties.find((obligation) => obligation.kind === kind);
  if (!found) throw refusal('obligationNotPlanned', { kind });
  return found;
}

function planned(ruleSet: RuleSet, obligation: Obligation, year: number) {
  const { kind, to } = obligation;
  return { kind, year, to, parts: partsOf(ruleSet, obligation), basis: basisOf(ruleSet, obligation, year) };
}

// The circular states the dates of its own programme year; those of later years are our assumption.
function basisOf({ programmeYear }: RuleSet, obligation: Obligation, year: number): Basis {
  return year === programmeYear ? (obligation.due?.basis ?? obligation.basis) : 'assumed';
}

/** Returns the items that each department is asked for, in the order of the circular. */
function partsOf(ruleSet: RuleSet, { parts }: Obligation): PlannedObligation['parts'] {
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
