import { type CivilDate, civilDateAt } from '../calendar/civil-date';
import type { Cell, CellTask } from './cell';
import type { CellEvent, RecheckDay } from './events';

/** Returns the cell after one event. Pure: dates come with the event, never from rules. */
export function evolveCell(cell: Cell, event: CellEvent): Cell {
  return { ...changed(cell, event, civilDateAt(event.at)), seq: event.seq, lastAt: event.at };
}

/** The cell after a list of events in their order. */
export function foldCell(cell: Cell, events: readonly CellEvent[]): Cell {
  return events.reduce(evolveCell, cell);
}

function changed(cell: Cell, event: CellEvent, on: CivilDate): Cell {
  switch (event.type) {
    case 'begun':
      return withRecheck(cell, event.recheck);
    case 'checkOpened': {
      const { kind, no, assigned, task } = event;
      const check = { no, kind, openedOn: on, assigned, rounds: 0, checkers: [] };
      return { ...cell, stage: 'check', checks: no, check, task };
    }
    case 'checkFiled':
      return filed(cell, event);
    case 'rectificationReported':
    case 'rectificationRanOut':
      return { ...cell, stage: 'reinspection', task: event.task };
    case 'revocationDecided':
      return event.decision === 'keep'
        ? restored(cell, event.recheck)
        : {
            ...cell,
            stage: 'appeal',
            check: undefined,
            task: event.task,
            revocation: { by: event.by, on },
          };
    case 'appealed':
      return {
        ...cell,
        stage: 'review',
        task: event.task,
        ...(cell.revocation
          ? { revocation: { ...cell.revocation, appealedOn: on } }
          : { check: { ...cell.check!, appealedOn: on } }),
      };
    case 'appealPeriodEnded':
      return {
        ...cell,
        stage: event.task ? 'delisting' : 'ended',
        task: event.task,
        endedAppeal: cell.task,
      };
    case 'reopened':
      return { ...cell, stage: 'appeal', task: event.task, endedAppeal: undefined };
    case 'appealReviewed':
      return reviewed(cell, event);
    case 'revoked':
      return revoked(cell, event);
    case 'restorationConcluded':
      return { ...cell, stage: 'ended', task: undefined };
    case 'plaqueRecorded':
      return { ...cell, plaque: { number: event.number, on: event.on } };
    case 'recheckDaySet':
      return withRecheck(cell, event.recheck);
    case 'recheckPeriodChanged':
      return withRecheck(cell, event.recheck);
    case 'namingCorrected':
      return withRecheck({ ...cell, namedOn: event.namedOn }, event.recheck);
    case 'urged':
      return { ...cell, urgedOn: event.day };
    case 'reminded':
      return withTask(cell, { remindedThrough: event.step.day });
    case 'escalated':
      return withTask(cell, { escalated: event.to });
    case 'overdue':
      return withTask(cell, { overdue: true });
    case 'datesRecomputed':
      return withRecheck({ ...cell, task: event.task }, event.recheck);
  }
}

function filed(cell: Cell, event: Extract<CellEvent, { type: 'checkFiled' }>): Cell {
  const { result, on, checkers, task, recheck } = event;
  if (result === 'keep') return restored(cell, recheck);
  const before = cell.check!;
  const check = {
    ...before,
    rounds: before.rounds + (result === 'rectify' ? 1 : 0),
    checkers: [...new Set([...before.checkers, ...checkers])],
    checkedOn: on,
  };
  return { ...cell, stage: result === 'rectify' ? 'rectification' : 'decision', check, task };
}

function reviewed(cell: Cell, event: Extract<CellEvent, { type: 'appealReviewed' }>): Cell {
  const { outcome, task, recheck } = event;
  if (!cell.revocation && outcome === 'rejected') return { ...cell, stage: 'decision', task };
  if (outcome === 'rejected') return { ...cell, stage: task ? 'delisting' : 'ended', task };
  if (task) return { ...cell, stage: 'restoration', task };
  return { ...restored(cell, recheck), revocation: undefined };
}

function revoked(cell: Cell, event: Extract<CellEvent, { type: 'revoked' }>): Cell {
  const { on: revokedOn, by, task } = event;
  const { revocation, stage } = cell;
  if (stage === 'delisting') {
    return { ...cell, stage: 'ended', task: undefined, revocation: { ...revocation!, revokedOn } };
  }
  if (revocation) return { ...cell, revocation: { ...revocation, revokedOn } };
  return {
    ...cell,
    stage: 'appeal',
    check: undefined,
    task,
    revocation: { by, on: revokedOn, revokedOn },
  };
}

/** 维持: nothing is open, and the next check comes on its day. */
function restored(cell: Cell, recheck?: RecheckDay): Cell {
  return withRecheck({ ...cell, stage: 'standing', check: undefined, task: undefined }, recheck);
}

function withRecheck(cell: Cell, day?: RecheckDay): Cell {
  if (!day) return cell;
  return {
    ...cell,
    recheckOn: day.recheckOn,
    recheckProvisional: day.provisional,
    recheckFrom: day.from,
  };
}

function withTask(cell: Cell, change: Partial<CellTask>): Cell {
  return cell.task ? { ...cell, task: { ...cell.task, ...change } } : cell;
}
