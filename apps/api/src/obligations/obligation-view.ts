import {
  type ContributionView,
  DUTY_COMMAND_NAMES,
  OBLIGATION_STATUS_NAMES,
  type ObligationItem,
  obligationTitle,
  type ObligationView,
  type PartView,
} from '@app/contracts';
import type { ContributionRow, DutyEventRow, FileRow, ObligationRow } from '@app/database';
import {
  type Actor,
  type CivilDate,
  civilDateAt,
  decideObligation,
  DomainError,
  explainDuty,
  explainPart,
  foldObligation,
  missingParts,
  nextDutyClock,
  type Obligation,
  type ObligationCommand,
  type ObligationRules,
  type Part,
  passDutyTime,
  workingDaysLeft,
} from '@app/domain';
import { itemOf, type RuleSet } from '@app/rules';
import { fileViewOf } from '../files/file-view';
import { departmentName } from '../reference/names';
import { isoAt } from '../time';

/** What the page of one duty is made of. */
export interface DutyDossier {
  row: ObligationRow;
  events: DutyEventRow[];
  contributions: ContributionRow[];
  files: FileRow[];
  ruleSet: RuleSet;
  viewer: Actor;
}

/** The parts of a duty that the viewer may see. */
export function partsFor(duty: Obligation, viewer: Actor): Part[] {
  if (viewer.role !== 'department') return duty.parts;
  return duty.parts.filter((part) => part.department === viewer.department);
}

/** One line of the list. */
export function itemOfDuty({ duty, rules, offset }: ObligationRow, viewer: Actor): ObligationItem {
  const today = civilDateAt(Date.now() + offset);
  const parts = partsFor(duty, viewer);
  return {
    id: duty.id,
    key: duty.key,
    kind: duty.kind,
    title: obligationTitle(duty.kind, duty.about),
    programmeYear: duty.year,
    about: duty.about,
    to: duty.to,
    toName: addresseeName(duty.to),
    status: duty.status,
    statusName: OBLIGATION_STATUS_NAMES[duty.status],
    dueOn: duty.dueOn ?? null,
    daysLeft:
      duty.status === 'open' && duty.dueOn ? workingDaysLeft(rules.calendar, today, duty.dueOn) : null,
    overdue: duty.overdue,
    reportedOn: duty.reportedOn ?? null,
    basis: rules.basis,
    parts: parts.length,
    missing: missingParts({ ...duty, parts }).map(({ department }) => ({
      department,
      name: departmentName(department),
    })),
  };
}

/** Everything that the viewer may see of a duty, and what he may do now. */
export function viewOfDuty(dossier: DutyDossier): ObligationView {
  const { row, events, files, viewer } = dossier;
  const { duty, rules, offset } = row;
  const now = Date.now() + offset;
  const next = nextDutyClock(duty, rules);
  const isOwn = (seat: string) => viewer.role !== 'department' || seat === `department:${viewer.department}`;
  return {
    ...itemOfDuty(row, viewer),
    seq: duty.seq,
    createdOn: duty.createdOn ?? null,
    earlierDates: duty.earlierDates,
    explanation: explainDuty(duty, rules),
    partsBefore: rules.partsBefore,
    parts: partsFor(duty, viewer).map((part) => partViewOf(part, dossier, civilDateAt(now))),
    actions: dutyActions(duty, viewer, rules, now).map((type) => ({ type, name: DUTY_COMMAND_NAMES[type] })),
    nextClock: next && isOwn(next.seat) ? { ...next, at: isoAt(next.at) } : null,
    files: files.map(fileViewOf),
    events: events.filter((event) => isFor(event, viewer)).map(eventOf),
  };
}

/** The acts open to a person now; what each is about is weighed when it comes. */
function dutyActions(
  duty: Obligation,
  actor: Actor,
  rules: ObligationRules,
  now: number,
): ObligationCommand['type'][] {
  const current = foldObligation(duty, passDutyTime(duty, rules, now));
  const today = civilDateAt(now);
  const own = partsFor(current, actor)[0];
  const attempts: ObligationCommand[] = [
    ...(own ? [{ type: 'contribute' as const, department: own.department, item: own.items[0]! }] : []),
    { type: 'setDueDate', dueOn: current.dueOn === today ? '2099-12-31' : today },
    { type: 'close', reportedOn: today },
    { type: 'reopen' },
    { type: 'urge' },
  ];
  return attempts.filter((attempt) => isOpen(current, attempt, actor, rules, now)).map(({ type }) => type);
}

function isOpen(
  duty: Obligation,
  attempt: ObligationCommand,
  actor: Actor,
  rules: ObligationRules,
  now: number,
): boolean {
  try {
    decideObligation(duty, { ...attempt, actor }, rules, now);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function partViewOf(part: Part, { row, contributions, ruleSet }: DutyDossier, today: CivilDate): PartView {
  const { department, items, handedIn, dueOn } = part;
  const counts = row.duty.status === 'open' && dueOn !== undefined;
  return {
    department,
    name: departmentName(department),
    dueOn: dueOn ?? null,
    toldDueOn: part.toldDueOn ?? null,
    provisional: part.provisional,
    explanation: explainPart(part, row.duty, row.rules),
    daysLeft: counts ? workingDaysLeft(row.rules.calendar, today, dueOn) : null,
    overdue: part.overdue,
    escalated: part.escalated ?? null,
    items: items.map((item) => {
      const found = contributions.find((one) => one.department === department && one.item === item);
      return {
        item,
        title: itemOf(ruleSet, item).title,
        handedIn: handedIn.includes(item),
        contribution: found ? contributionOf(found) : null,
      };
    }),
  };
}

/** What was handed in, as it is read. */
export function contributionOf(row: ContributionRow): ContributionView {
  const { version, progress, figure, unit, source, fileId, problems, nextSteps, byName, byOffice, at } = row;
  return {
    version,
    progress,
    figure,
    unit,
    source,
    fileId,
    problems,
    nextSteps,
    byName: byName ?? '',
    byOffice,
    at: isoAt(at),
  };
}

/** A department reads of its own part and of what concerns everybody. */
function isFor({ data }: DutyEventRow, viewer: Actor): boolean {
  if (viewer.role !== 'department') return true;
  const { department, seat, departments } = data as {
    department?: string;
    seat?: string;
    departments?: string[];
  };
  if (department) return department === viewer.department;
  if (seat) return seat === `department:${viewer.department}`;
  return !departments || departments.includes(viewer.department ?? '');
}

// The parts as they were are told by the parts as they are; `departments` may name others.
function eventOf({ seq, type, at, byName, data }: DutyEventRow): ObligationView['events'][number] {
  const { parts: _, departments: __, changed: ___, ...rest } = data;
  return { seq, type, at: isoAt(at), byName: byName ?? '系统', data: rest };
}

function addresseeName(to: string): string {
  return { SWFB: '市无废办', QWFB: '区无废办' }[to] ?? departmentName(to);
}
