import {
  type ContributionView,
  OBLIGATION_COMMAND_NAMES,
  OBLIGATION_STATUS_NAMES,
  type ObligationItem,
  obligationTitle,
  type ObligationView,
  type PartView,
  ROLE_NAMES,
} from '@app/contracts';
import type {
  ContributionRow,
  Directory,
  ObligationEventRow,
  FileEntity,
  ObligationRow,
} from '@app/database';
import { handsOfPart } from '@app/database';
import {
  actingIn,
  type Actor,
  type CivilDate,
  civilDateAt,
  departmentsIn,
  explainObligation,
  explainPart,
  holds,
  missingParts,
  nextObligationTimer,
  OFFICE_DEPARTMENT,
  type Obligation,
  obligationActionsFor,
  type Part,
  seatsHeldBy,
  workingDaysLeft,
} from '@app/domain';
import { itemOf, type RuleSet } from '@app/rules';
import { fileViewOf } from '../files';
import { isoAt } from '../common/time';

/** The data of the page of one obligation. */
export interface ObligationDossier {
  row: ObligationRow;
  events: ObligationEventRow[];
  contributions: ContributionRow[];
  files: FileEntity[];
  ruleSet: RuleSet;
  viewer: Actor;
  directory: Directory;
}

/** The departments, and shares of departments, to whose parts the viewer is confined; undefined for who sees all. */
export function ownOf(viewer: Actor): string[] | undefined {
  return viewer.role === 'department' ? seatsHeldBy(viewer) : undefined;
}

/** The parts of an obligation that the viewer may see, with the items that are in his hands. */
export function partsFor({ parts }: Obligation, viewer: Actor): Part[] {
  const seats = ownOf(viewer);
  if (!seats) return parts;
  return parts.flatMap((part) => {
    const isOwn = (item: string) => holds(seats, part.department, `item:${item}`);
    const items = part.items.filter(isOwn);
    return items.length > 0 ? [{ ...part, items, handedIn: part.handedIn.filter(isOwn) }] : [];
  });
}

/** One line of the list. */
export function itemOfObligation(
  { obligation, rules, offset }: ObligationRow,
  viewer: Actor,
  directory: Directory,
): ObligationItem {
  const today = civilDateAt(Date.now() + offset);
  const parts = partsFor(obligation, viewer);
  return {
    id: obligation.id,
    key: obligation.key,
    kind: obligation.kind,
    title: obligationTitle(obligation.kind, obligation.about),
    programmeYear: obligation.year,
    about: obligation.about,
    to: obligation.to,
    toName: addresseeName(obligation.to, directory),
    status: obligation.status,
    statusName: OBLIGATION_STATUS_NAMES[obligation.status],
    dueOn: obligation.dueOn ?? null,
    daysLeft:
      obligation.status === 'open' && obligation.dueOn
        ? workingDaysLeft(rules.calendar, today, obligation.dueOn)
        : null,
    overdue: obligation.overdue,
    reportedOn: obligation.reportedOn ?? null,
    basis: rules.basis,
    parts: parts.length,
    missing: missingParts({ ...obligation, parts }).map((part) => ({
      department: part.department,
      name: handsOfPart(part, directory).name,
    })),
    partDue: viewer.role === 'department' ? firstDue({ ...obligation, parts }, rules, today) : null,
  };
}

/** The first last day among the parts that are not handed in; null when nothing is asked for. */
function firstDue(
  obligation: Obligation,
  { calendar }: Pick<ObligationRow['rules'], 'calendar'>,
  today: CivilDate,
): ObligationItem['partDue'] {
  if (obligation.status !== 'open') return null;
  const dated = missingParts(obligation).flatMap(({ dueOn, overdue, provisional }) =>
    dueOn ? [{ dueOn, overdue, provisional, daysLeft: workingDaysLeft(calendar, today, dueOn) }] : [],
  );
  return dated.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? null;
}

/** Everything that the viewer may see of an obligation, and what he may do now. */
export function viewOfObligation(dossier: ObligationDossier): ObligationView {
  const { row, events, files, viewer, directory } = dossier;
  const { obligation, rules, offset } = row;
  const now = Date.now() + offset;
  const next = nextObligationTimer(obligation, rules);
  const parts = partsFor(obligation, viewer);
  const first = parts[0]?.items[0];
  const acting = first === undefined ? viewer : actingIn(viewer, `item:${first}`);
  const isOwn = (seat: string) => viewer.role !== 'department' || isSeatOf(viewer, seat);
  return {
    ...itemOfObligation(row, viewer, directory),
    seq: obligation.seq,
    createdOn: obligation.createdOn ?? null,
    earlierDates: obligation.earlierDates,
    explanation: explainObligation(obligation, rules),
    partsBefore: rules.partsBefore,
    parts: parts.map((part) => partViewOf(part, dossier, civilDateAt(now))),
    actions: obligationActionsFor({ ...obligation, parts }, acting, rules, now).map((type) => ({
      type,
      name: OBLIGATION_COMMAND_NAMES[type],
    })),
    nextClock: next && isOwn(next.seat) ? { ...next, at: isoAt(next.at) } : null,
    files: files.map(fileViewOf),
    events: events.filter((event) => isFor(event, viewer)).map(eventOf),
  };
}

function partViewOf(
  part: Part,
  { row, contributions, ruleSet, directory }: ObligationDossier,
  today: CivilDate,
): PartView {
  const { department, items, handedIn, dueOn } = part;
  const counts = row.obligation.status === 'open' && dueOn !== undefined;
  return {
    department,
    name: handsOfPart(part, directory, row.obligation.reportedOn).name,
    dueOn: dueOn ?? null,
    toldDueOn: part.toldDueOn ?? null,
    provisional: part.provisional,
    explanation: explainPart(part, row.obligation, row.rules),
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
  const { version, progress, figure, unit, source, fileId, fileScan } = row;
  const { problems, nextSteps, byName, byOffice, at } = row;
  return {
    version,
    progress,
    figure,
    unit,
    source,
    fileId,
    fileScan,
    problems,
    nextSteps,
    byName: byName ?? '',
    byOffice,
    at: isoAt(at),
  };
}

/** A department reads of its own part and of what concerns everybody. */
function isFor({ data }: ObligationEventRow, viewer: Actor): boolean {
  if (viewer.role !== 'department') return true;
  const { department, item, seat, departments } = data as {
    department?: string;
    item?: string;
    seat?: string;
    departments?: string[];
  };
  const own = departmentsIn(seatsHeldBy(viewer));
  if (department && item) return holds(seatsHeldBy(viewer), department, `item:${item}`);
  if (department) return own.includes(department);
  if (seat) return isSeatOf(viewer, seat);
  return !departments || departments.some((one) => own.includes(one));
}

function isSeatOf(viewer: Actor, seat: string): boolean {
  return departmentsIn(seatsHeldBy(viewer)).some((department) => seat === `department:${department}`);
}

// The parts as they were are told by the parts as they are; `departments` may name others.
function eventOf({ seq, type, at, byName, data }: ObligationEventRow): ObligationView['events'][number] {
  const { parts: _, departments: __, changed: ___, ...rest } = data;
  return { seq, type, at: isoAt(at), byName: byName ?? '系统', data: rest };
}

function addresseeName(to: string, directory: Directory): string {
  return { SWFB: '市无废办', [OFFICE_DEPARTMENT]: ROLE_NAMES.office }[to] ?? directory.department(to);
}
