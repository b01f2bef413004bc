import type { CivilDate, Instant } from '../calendar/civil-date';
import type { Escalation } from '../calendar/ladder';
import type { WorkCalendar } from '../calendar/working-days';
import type { Basis, Ladder } from '../rules/rules';

/** 办公室的定期任务: rows of `obligations.json`. */
export type ObligationKind =
  | 'selfAssessment'
  | 'prepareSelfAssessment'
  | 'quarterlyDispatch'
  | 'wasteIndex'
  | 'municipalDispatchReport'
  | 'plasticsReport';

/**
 * dateUnknown: the city has not set a date yet · open · done · past: its date had passed when it was created; it is
 * recorded without reminders.
 */
export type ObligationStatus = 'dateUnknown' | 'open' | 'done' | 'past';

/** The department id under which the office hands in its own part (DOMAIN 2.5); the office's people hold it. */
export const OFFICE_DEPARTMENT = 'QWFB';

/** 部门填报: what one department hands in, item by item (`T01`, `I03-1`). */
export interface Part {
  department: string;
  items: string[];
  handedIn: string[];
  /** The day on which the department was asked to hand in by the present date. */
  askedOn: CivilDate;
  /** Last day, 24:00; absent while the obligation's own date is unknown. */
  dueOn?: CivilDate;
  /** The communicated last day. It does not change when the calendar changes. */
  toldDueOn?: CivilDate;
  /** Whether the date was counted back through a year without a published calendar. */
  provisional: boolean;
  /** Reminder steps up to this day are done. */
  remindedThrough: CivilDate;
  overdue: boolean;
  escalated?: Escalation;
}

/** One dated obligation of the office, the fold of its events. Ids, enums, dates only: it travels through Temporal's histories. */
export interface Obligation {
  id: string;
  /** Business id: `selfAssessment-2024`, `quarterlyDispatch-2024Q3`. */
  key: string;
  kind: ObligationKind;
  /** Programme year. */
  year: number;
  /** What it reports on: `2023`, `2024Q3`, `2024H1`, `2024-09`. */
  about: string;
  /** To whom: SWFB, FGW. */
  to: string;
  status: ObligationStatus;
  seq: number;
  lastAt: Instant;
  createdOn?: CivilDate;
  /** A date, not a period: it does not roll; the obligation is overdue after it (DOMAIN 5.1, assumed). */
  dueOn?: CivilDate;
  /** Dates that held before, oldest first. */
  earlierDates: CivilDate[];
  remindedThrough?: CivilDate;
  overdue: boolean;
  /** Who has been notified, besides the office, that it is overdue. */
  escalated?: Escalation;
  parts: Part[];
  reportedOn?: CivilDate;
  /** Last 催办 per department. */
  urgedOn: Record<string, CivilDate>;
}

/** The slice of the rules that one obligation needs, pinned when it is created. */
export interface ObligationRules {
  /** The rules that say what its items mean. */
  version: string;
  /** The rules that its date and periods are from, when they are not those of `version`. */
  plannedBy?: string;
  calendar: WorkCalendar;
  calendarVersion: number;
  ladder: Ladder;
  /** Working days before the obligation's date by which the departments hand in. */
  partsBefore: number;
  basis: Basis;
}

/** Departments that have not handed everything in. */
export function missingParts(obligation: Obligation): Part[] {
  return obligation.parts.filter((part) => !isComplete(part));
}

/** Whether a department has handed in every item. */
export function isComplete(part: Pick<Part, 'items' | 'handedIn'>): boolean {
  return part.items.every((item) => part.handedIn.includes(item));
}

/** Whether its date had passed when it was created and no later date has been set. */
export function isPast({ dueOn, createdOn }: Pick<Obligation, 'dueOn' | 'createdOn'>): boolean {
  return dueOn !== undefined && createdOn !== undefined && dueOn < createdOn;
}

/** Returns an obligation before its creation. */
export function plannedObligation(
  facts: Pick<Obligation, 'id' | 'key' | 'kind' | 'year' | 'about' | 'to'>,
): Obligation {
  return {
    ...facts,
    status: 'dateUnknown',
    seq: 0,
    lastAt: 0,
    earlierDates: [],
    overdue: false,
    parts: [],
    urgedOn: {},
  };
}
