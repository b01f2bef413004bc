import type { Application } from '../../application/application';
import type { ApplicationEvent } from '../../application/events';
import { civilDateAt } from '../../calendar/civil-date';
import { beginsToCountIn, yearOfCompletion } from './counting';
import { type CountingPolicy, type NamedCell, withCityResult } from './ledger';

/** An event of an application that concerns the figures of its years; it is recorded under their lock. */
export type CountingEvent = Extract<
  ApplicationEvent,
  { type: 'named' | 'namingCorrected' | 'cityResultRecorded' | 'attributed' | 'revoked' }
>;

const COUNTING: Record<CountingEvent['type'], true> = {
  named: true,
  namingCorrected: true,
  cityResultRecorded: true,
  attributed: true,
  revoked: true,
};

export function isCounting(event: ApplicationEvent): event is CountingEvent {
  return event.type in COUNTING;
}

/** A cell with the assessment year in which it counts; absent: it counts in none. */
export interface CountedCell extends NamedCell {
  countsIn?: number;
}

/** Why a person's act on one application may not change the figures of its years. */
export type CountingRefusal =
  'countsElsewhere' | 'carryByProposal' | 'revokeByAdjustment' | 'namingMovesYear';

/** The cell as an event leaves it, or why the event may not be recorded. */
export type CountingEffect = { cell: CountedCell } | { refused: CountingRefusal };

/**
 * What an application's event changes in the figures of its years; `before` is its cell, absent until it is named. An act
 * that the year's own ledger has asked for is in the figures already, and does not come here.
 */
export function countingEffectOf(
  app: Application,
  event: CountingEvent,
  before: CountedCell | undefined,
  policy: Pick<CountingPolicy, 'countsFrom'>,
): CountingEffect {
  switch (event.type) {
    case 'named':
      return { cell: counted(cellOf(app, event.date), policy) };
    case 'namingCorrected':
      return renamed(named(before), event.date, policy);
    case 'cityResultRecorded':
      return {
        cell: counted(withCityResult(named(before), event.result, event.on ?? civilDateAt(event.at)), policy),
      };
    case 'attributed':
      return attributed(named(before), event.assessmentYear);
    case 'revoked':
      return { refused: 'revokeByAdjustment' };
  }
}

/** Another day of naming moves no figure: it is refused when the cell would have begun to count in another year. */
function renamed(
  cell: CountedCell,
  namedOn: string,
  policy: Pick<CountingPolicy, 'countsFrom'>,
): CountingEffect {
  const after = { ...cell, namedOn };
  return yearOfCompletion(after, policy) === yearOfCompletion(cell, policy)
    ? { cell: after }
    : { refused: 'namingMovesYear' };
}

/** A person moves no figure with 计入考核年度: to the next year a cell is carried by the proposal. */
function attributed(cell: CountedCell, assessmentYear: number): CountingEffect {
  const countsIn = cell.countsIn ?? cell.programmeYear;
  if (assessmentYear < countsIn) return { refused: 'countsElsewhere' };
  return assessmentYear > countsIn ? { refused: 'carryByProposal' } : { cell };
}

function counted(cell: CountedCell, policy: Pick<CountingPolicy, 'countsFrom'>): CountedCell {
  const countsIn = beginsToCountIn(cell, cell.countsIn, policy);
  return countsIn === undefined ? cell : { ...cell, countsIn };
}

function cellOf({ number, cellType, programmeYear, submittedOn }: Application, namedOn: string): CountedCell {
  return { number, cellType, programmeYear, submittedOn: submittedOn!, namedOn };
}

function named(cell: CountedCell | undefined): CountedCell {
  if (!cell) throw new Error('the application has no cell: it was never named');
  return cell;
}
