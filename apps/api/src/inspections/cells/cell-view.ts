import {
  CELL_CLOCK_NAMES,
  CELL_COMMAND_NAMES,
  CELL_EVENT_NAMES,
  CELL_STAGE_NAMES,
  type CellView,
  CHECK_KIND_NAMES,
  type NamedCellItem,
  seatName,
} from '@app/contracts';
import type { CellEventRow, CheckFileRow, Directory, NamedCellRow } from '@app/database';
import {
  type Actor,
  addDays,
  type Cell,
  cellActionsFor,
  type CellEventBody,
  type CellRules,
  type CellTask,
  type CivilDate,
  civilDateAt,
  endedAppealOf,
  explainCellTask,
  explainRecheck,
  foldCell,
  type Instant,
  nextCellTimer,
  passCellTime,
  readsAsUnit,
  startOfDay,
  workingDaysLeft,
} from '@app/domain';
import type { CheckItem } from '@app/rules';
import { authorFor } from '../../common/author';
import { isoAt } from '../../common/time';
import { checkFileViewOf } from './cell-files.service';
import { cellEventText } from './event-text';

/** The data of the page of one cell. */
export interface CellDossier {
  row: NamedCellRow;
  events: CellEventRow[];
  files: CheckFileRow[];
  checkItems: CheckItem[];
  /** Names by user id. */
  names: Map<string, string>;
  /** Who may be on a sheet; empty for a viewer who does not check. */
  people: { id: string; name: string }[];
  viewer: Actor;
  directory: Directory;
  /** The last day, by the calendar in force, of an appeal that has ended before it. */
  reopensUntil?: CivilDate;
}

/** One line of the list. */
export function itemOfCell(
  { cell, rules, offset, unitName, isRecorded }: NamedCellRow,
  directory: Directory,
): NamedCellItem {
  const { cellType, year: programmeYear } = cell;
  const today = civilDateAt(Date.now() + offset);
  return {
    id: cell.id,
    number: cell.number,
    applicationId: cell.applicationId,
    unitName,
    isRecorded,
    programmeYear,
    cellType,
    cellTypeName: directory.cellType({ cellType, programmeYear, pinnedVersion: rules.version }),
    namedOn: cell.namedOn,
    stage: cell.stage,
    stageName: CELL_STAGE_NAMES[cell.stage],
    recheckOn: isExpected(cell) ? (cell.recheckOn ?? null) : null,
    plaqueNumber: cell.plaque?.number ?? null,
    task: cell.task ? taskOf(cell.task, rules, today, directory) : null,
  };
}

/** Everything that the viewer may see of a cell, and what he may do now. */
export function viewOfCell({
  row,
  events,
  files,
  checkItems,
  names,
  people,
  viewer,
  directory,
  reopensUntil,
}: CellDossier): CellView {
  const { cell, rules, offset, documentNumber, issued } = row;
  const now = Date.now() + offset;
  const { task, ...item } = itemOfCell(row, directory);
  const { check, revocation, plaque } = cell;
  const named = (id: string) => names.get(id) ?? '';
  return {
    ...item,
    seq: cell.seq,
    documentNumber,
    issued,
    recheckExplanation: isExpected(cell) ? explainRecheck(cell, rules) : '',
    task: task && { ...task, explanation: explainCellTask(cell.task!, rules) },
    plaque: plaque ?? null,
    check: check
      ? {
          no: check.no,
          kind: check.kind,
          kindName: CHECK_KIND_NAMES[check.kind],
          openedOn: check.openedOn,
          rounds: check.rounds,
          appealedOn: check.appealedOn ?? null,
          assigned: readsAsUnit(viewer) ? [] : check.assigned.map((id) => ({ id, name: named(id) })),
        }
      : null,
    revocation: revocation
      ? {
          on: revocation.on,
          revokedOn: revocation.revokedOn ?? null,
          appealedOn: revocation.appealedOn ?? null,
        }
      : null,
    endedEarly: reopensUntil ? { endedOn: endedAppealOf(cell, rules)!.dueOn, dueOn: reopensUntil } : null,
    checkItems: checkItems.map(({ id, name, basis }) => ({ id, name, basis })),
    checkFiles: files.map(checkFileViewOf),
    minCheckers: rules.minCheckers,
    roundsLeft: Math.max(0, rules.maxRectificationRounds - (check?.rounds ?? 0)),
    people,
    actions: cellActionsFor(cell, viewer, rules, now)
      .filter((type) => type !== 'reopen' || reopensUntil !== undefined)
      .map((type) => ({ type, name: CELL_COMMAND_NAMES[type] })),
    forecast: foreseen(cell, rules, now, directory),
    events: events.map((event) => eventOf(event, { checkItems, named, viewer, directory })),
  };
}

/** Whether a re-check is still to come: not while one is open, nor after a decision to revoke. */
function isExpected({ stage, check, revocation }: Cell): boolean {
  return !revocation && stage !== 'ended' && check?.kind !== 'recheck';
}

function taskOf(
  task: CellTask,
  { calendar }: CellRules,
  today: string,
  { department }: Directory,
): NonNullable<NamedCellItem['task']> {
  const { seat, clock, openedOn, dueOn, toldDueOn, provisional, overdue } = task;
  return {
    seat,
    name: seat === 'time' ? CELL_CLOCK_NAMES[clock] : seatName(seat, department),
    clock,
    clockName: CELL_CLOCK_NAMES[clock],
    openedOn,
    dueOn,
    toldDueOn,
    provisional,
    overdue,
    daysLeft: workingDaysLeft(calendar, today, dueOn),
  };
}

const MOST_FORESEEN = 40;
/** How far a forecast looks beyond its first moment. */
const DAYS_AHEAD = 90;

/** What time alone does if nobody acts: the first moment, and those of the 90 days after it. */
function foreseen(
  cell: Cell,
  rules: CellRules,
  now: Instant,
  { department }: Directory,
): CellView['forecast'] {
  let current = foldCell(cell, passCellTime(cell, rules, now));
  const lines: CellView['forecast'] = [];
  let until: Instant | undefined;
  for (;;) {
    const next = nextCellTimer(current, rules);
    if (!next || lines.length >= MOST_FORESEEN) return lines;
    until ??= startOfDay(addDays(civilDateAt(next.at), DAYS_AHEAD));
    if (next.at > until) return lines;
    const events = passCellTime(current, rules, next.at);
    current = foldCell(current, events);
    for (const event of events) {
      lines.push({ at: isoAt(event.at), on: civilDateAt(event.at), text: cellEventText(event, department) });
    }
  }
}

interface Reading {
  checkItems: CheckItem[];
  named: (id: string) => string;
  viewer: Actor;
  directory: Directory;
}

function eventOf(
  row: CellEventRow,
  { checkItems, named, viewer, directory }: Reading,
): CellView['events'][number] {
  const { seq, type, data, at, input } = row;
  const event = { ...data, type } as CellEventBody;
  const sheet = input?.items as { item: string; ok: boolean; note?: string }[] | undefined;
  const reason = (input?.reason ?? input?.text) as string | undefined;
  const checkers = event.type === 'checkFiled' && !readsAsUnit(viewer) ? event.checkers : [];
  return {
    seq,
    type,
    name: CELL_EVENT_NAMES[event.type],
    text: cellEventText(event, directory.department),
    at: isoAt(at),
    byName: authorFor(row, viewer, directory),
    reason: reason ?? null,
    sheet:
      sheet?.map(({ item, ok, note }) => ({
        item,
        name: checkItems.find(({ id }) => id === item)?.name ?? item,
        ok,
        note: note ?? null,
      })) ?? null,
    checkers: checkers.map(named),
  };
}
