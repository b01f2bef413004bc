import { civilDateAt, type CivilDate, type Instant } from '../calendar/civil-date';
import type { Actor } from '../application/commands';
import { DomainError } from '../errors';
import { refusal } from '../refusals';
import { checkBaselineValue } from './figures/baseline';
import { yearCut } from './figures/counting';
import type {
  Year,
  YearAct,
  YearCommand,
  YearEvent,
  YearEventBody,
  YearRules,
  YearSystemCommand,
} from './year';

/** The acts that a closed year still accepts. Its figures change only by corrections; 精品 is not a figure. */
const AFTER_CLOSING: readonly YearAct['type'][] = [
  'openAdjustment',
  'confirmAdjustment',
  'withdrawAdjustment',
  'returnCarriedCell',
  'setShowcase',
];

/** Every act of the office on a year, as a person may choose it. */
const ACTS: readonly YearAct['type'][] = [
  'setBaseline',
  'setCountsFrom',
  'assembleReport',
  'discardReport',
  'fixReport',
  'sendReport',
  'recordCityResults',
  'confirmCarryOver',
  ...AFTER_CLOSING,
  'closeYear',
];

/**
 * Returns the events of an act in order; events of timers due by `now` (ms of programme time) come first. `effectOf`
 * checks the figures inside the recording transaction. Throws DomainError; no event has happened then.
 */
export function decideYear(
  year: Year,
  command: YearAct & { actor: Actor; commandId: string },
  rules: YearRules,
  now: Instant,
): YearEvent[] {
  const passed = passYearTime(year, now);
  const current = foldYear(year, passed);
  const at = Math.max(now, current.lastAt);
  checkOpen(current, command);
  const body = perform(command, rules, civilDateAt(at));
  return [...passed, { ...body, seq: current.seq + 1, at, by: command.actor.id }];
}

/** Returns the acts that are open to a person now. */
export function yearActionsFor(year: Year, actor: Actor): YearAct['type'][] {
  if (actor.role !== 'office' || year.status === 'planned') return [];
  return ACTS.filter((type) => {
    if (type === 'closeYear') return year.status === 'cut';
    return year.status !== 'closed' || AFTER_CLOSING.includes(type);
  });
}

/** Returns the events of a system command. */
export function decideYearSystem(year: Year, _: YearSystemCommand, now: Instant): YearEvent[] {
  return passYearTime(year, now);
}

/** Returns the next timer (ms of programme time): the year's cut; undefined afterwards. */
export function nextYearTimer({ status, year }: Year): Instant | undefined {
  return status === 'open' ? yearCut(year) : undefined;
}

/** Returns the event of the cut if it is due by `now`, at its own moment. */
export function passYearTime(year: Year, now: Instant): YearEvent[] {
  const due = nextYearTimer(year);
  if (due === undefined || due > now) return [];
  return [{ type: 'yearCut', seq: year.seq + 1, at: Math.max(due, year.lastAt), by: 'system' }];
}

/** The year after a list of events in their order. */
export function foldYear(year: Year, events: readonly YearEvent[]): Year {
  return events.reduce(evolveYear, year);
}

function evolveYear(year: Year, event: YearEvent): Year {
  return { ...year, ...changed(event), seq: event.seq, lastAt: event.at };
}

function changed(event: YearEvent): Partial<Year> {
  switch (event.type) {
    case 'yearOpened':
      return { status: 'open', openedOn: civilDateAt(event.at) };
    case 'yearCut':
      return { status: 'cut' };
    case 'yearClosed':
      return { status: 'closed', closedOn: civilDateAt(event.at) };
    case 'baselineSet':
    case 'countsFromSet':
    case 'reportAssembled':
    case 'reportDiscarded':
    case 'reportFixed':
    case 'reportSent':
    case 'cityResultsRecorded':
    case 'carryOverConfirmed':
    case 'adjustmentOpened':
    case 'adjustmentConfirmed':
    case 'adjustmentWithdrawn':
    case 'carriedCellReturned':
    case 'showcaseSet':
      return {};
  }
}

function checkOpen({ status, year }: Year, { type, actor }: Pick<YearCommand, 'type' | 'actor'>) {
  if (actor.role !== 'office') throw new DomainError('notYours', '此事项由区无废办办理。', {});
  if (type === 'openYear') {
    if (status !== 'planned') throw refusal('yearOpen', { year });
    return;
  }
  if (status === 'planned') throw refusal('yearNotOpen', { year });
  if (status === 'closed' && !AFTER_CLOSING.includes(type)) {
    throw refusal('yearClosed', { year });
  }
  if (type === 'closeYear' && status !== 'cut') {
    throw refusal('yearNotCut', { year });
  }
}

function perform(
  command: YearAct & { commandId: string },
  { version }: YearRules,
  today: CivilDate,
): YearEventBody {
  switch (command.type) {
    case 'openYear':
      return { type: 'yearOpened', rulesVersion: version };
    case 'setBaseline':
      checkBaselineValue(command.value);
      return { type: 'baselineSet', value: command.value, dated: command.dated };
    case 'setCountsFrom':
      return { type: 'countsFromSet', countsFrom: command.countsFrom };
    case 'assembleReport': {
      const { reportId, cells, dueOn } = command;
      return { type: 'reportAssembled', reportId, cells, dueOn };
    }
    case 'discardReport':
      return { type: 'reportDiscarded', reportId: command.reportId };
    case 'fixReport': {
      const { reportId, documentNumber, date } = command;
      notAfter(date, today);
      return { type: 'reportFixed', reportId, documentNumber, date };
    }
    case 'sendReport': {
      const { reportId, sentOn = today } = command;
      notAfter(sentOn, today);
      return { type: 'reportSent', reportId, sentOn };
    }
    case 'recordCityResults': {
      const { reportId, results, receivedOn, commandId: adjustmentId } = command;
      if (receivedOn && receivedOn > today) throw refusal('receivedInTheFuture', { receivedOn, today });
      const received = receivedOn && receivedOn !== today ? { receivedOn } : {};
      return { type: 'cityResultsRecorded', reportId, results, adjustmentId, ...received };
    }
    case 'confirmCarryOver':
      return { type: 'carryOverConfirmed', hash: command.hash, cells: command.cells };
    case 'openAdjustment':
      return { type: 'adjustmentOpened', adjustmentId: command.adjustmentId, cause: command.cause };
    case 'confirmAdjustment':
      return { type: 'adjustmentConfirmed', adjustmentId: command.adjustmentId, hash: command.hash };
    case 'withdrawAdjustment':
      return { type: 'adjustmentWithdrawn', adjustmentId: command.adjustmentId };
    case 'returnCarriedCell':
      return { type: 'carriedCellReturned', cell: command.cell };
    case 'setShowcase':
      return { type: 'showcaseSet', cell: command.cell, showcase: command.showcase };
    case 'closeYear':
      return { type: 'yearClosed' };
  }
}

function notAfter(date: CivilDate, today: CivilDate): void {
  if (date > today) throw refusal('dateInTheFuture', { date, today });
}
