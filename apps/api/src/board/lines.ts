import {
  CELL_CLOCK_NAMES,
  CELL_STAGE_NAMES,
  CLOCK_NAMES,
  OBLIGATION_DUE_NAMES,
  OBLIGATION_STATUS_NAMES,
  obligationTitle,
  seatName,
  STAGE_NAMES,
} from '@app/contracts';
import {
  type CaseRow,
  type CellHolderRow,
  type Directory,
  handsOfPart,
  type ObligationHolderRow,
} from '@app/database';
import {
  type CivilDate,
  departmentOf,
  type Escalation,
  holds,
  missingParts,
  OFFICE_DEPARTMENT,
  type Seat,
} from '@app/domain';

import { isoAt } from '../common/time';

/** One holder of an open case or obligation, before anything is counted. */
export interface Line {
  kind: 'application' | 'obligation' | 'cell';
  /** Of the application, the obligation or the cell. */
  id: string;
  /** The business id by which its workflow is known. */
  businessId: string;
  number: string;
  unitName: string | null;
  programmeYear: number;
  cellType: string | null;
  cellTypeName: string | null;
  stage: string | null;
  stageName: string;
  seat: string;
  name: string;
  /** In whose hands it is today, when its seat is that of a department: a part of one that was split may have several. */
  bodies: string[];
  clock: string | null;
  clockName: string;
  openedOn: string;
  dueOn: string | null;
  toldDueOn: string | null;
  provisional: boolean;
  overdue: boolean;
  paused: boolean;
  assignee: string | null;
  escalated: Escalation | null;
  /** 镇街 of the unit; an obligation has none. */
  street: string | null;
  /** The last 催办: for which working day, when and by whom, where that is recorded. */
  urged: { day: CivilDate; at: string | null; byName: string | null } | null;
  atCity: boolean;
  /** Whether someone with an active account can act. */
  held: boolean;
}

/** What a seat is called today, and in whose hands it is. */
function atSeat(seat: string, { department, bodyOf }: Directory): Pick<Line, 'name' | 'bodies'> {
  const id = departmentOf(seat as Seat);
  return { name: seatName(seat, department), bodies: id === undefined ? [] : [bodyOf(id)] };
}

function urgedOn(day: CivilDate | undefined): Line['urged'] {
  return day === undefined ? null : { day, at: null, byName: null };
}

export function lineOfCase(row: CaseRow, directory: Directory): Line {
  const { applicationId, number, pinnedVersion: _, ...rest } = row;
  return {
    ...rest,
    kind: 'application',
    id: applicationId,
    businessId: number,
    number,
    cellTypeName: directory.cellType(row),
    stageName: STAGE_NAMES[row.stage],
    ...atSeat(row.seat, directory.in(`type:${row.cellType}`)),
    clockName: CLOCK_NAMES[row.clock],
    urged: row.urged && { ...row.urged, at: row.urged.at && isoAt(new Date(row.urged.at)) },
  };
}

/** Returns the holders of an obligation: each department with missing items, and the office, which reports. */
export function linesOfObligation({ obligation, manned }: ObligationHolderRow, directory: Directory): Line[] {
  const common = {
    kind: 'obligation' as const,
    id: obligation.id,
    businessId: obligation.key,
    number: obligationTitle(obligation.kind, obligation.about),
    unitName: null,
    programmeYear: obligation.year,
    cellType: null,
    cellTypeName: null,
    stage: null,
    stageName: OBLIGATION_STATUS_NAMES[obligation.status],
    clock: null,
    street: null,
    urged: null,
    paused: false,
    assignee: null,
    openedOn: obligation.createdOn!,
  };
  const isDated = obligation.status === 'open';
  const departments = isDated
    ? missingParts(obligation).map((part): Line => ({
        ...common,
        seat: `department:${part.department}`,
        ...handsOfPart(part, directory),
        clockName: OBLIGATION_DUE_NAMES.department,
        openedOn: part.askedOn,
        dueOn: part.dueOn ?? null,
        toldDueOn: part.toldDueOn ?? null,
        provisional: part.provisional,
        overdue: part.overdue,
        escalated: part.escalated ?? null,
        urged: urgedOn(obligation.urgedOn[part.department]),
        atCity: false,
        held:
          part.items.every(
            (item) => part.handedIn.includes(item) || holds(manned, part.department, `item:${item}`),
          ) ||
          (part.department === OFFICE_DEPARTMENT && manned.includes('office')),
      }))
    : [];
  return [
    ...departments,
    {
      ...common,
      seat: 'office',
      ...atSeat('office', directory),
      clockName: OBLIGATION_DUE_NAMES.office,
      dueOn: obligation.dueOn ?? null,
      toldDueOn: obligation.dueOn ?? null,
      provisional: false,
      overdue: obligation.overdue,
      escalated: obligation.escalated ?? null,
      atCity: !isDated, // the city has not called yet
      held: manned.includes('office'),
    },
  ];
}

/** Returns whoever is waited for at a named cell, or the end of its period of appeal. */
export function lineOfCell(
  { cell, unitName, street, rulesVersion, held }: CellHolderRow,
  directory: Directory,
): Line {
  const { seat, clock, remindedThrough: _, escalated, ...dates } = cell.task!;
  const { cellType, year: programmeYear } = cell;
  return {
    ...dates,
    kind: 'cell',
    id: cell.id,
    businessId: cell.number,
    number: cell.number,
    unitName,
    programmeYear,
    cellType,
    cellTypeName: directory.cellType({ cellType, programmeYear, pinnedVersion: rulesVersion }),
    stage: cell.stage,
    stageName: CELL_STAGE_NAMES[cell.stage],
    seat,
    ...atSeat(seat, directory.in(`type:${cellType}`)),
    ...(seat === 'time' && { name: CELL_CLOCK_NAMES[clock] }),
    clock,
    clockName: CELL_CLOCK_NAMES[clock],
    escalated: escalated ?? null,
    street,
    urged: urgedOn(cell.urgedOn),
    paused: false,
    assignee: null,
    atCity: false,
    held,
  };
}
