import {
  aCell,
  bookOf,
  bookWith,
  cellOf,
  named,
  numberOf,
  stampOn,
  YEAR,
} from '../../../../../test/support/year';
import { DomainError } from '../../errors';
import { type Book, withCell, withEntries } from '../figures/book';
import { carryOverProposal } from '../figures/carry-over';
import { confirmCarryOver } from './confirm-carry-over';
import { recount } from '../figures/ledger';
import { ledgerFaults } from '../figures/ledger-faults';

const STAMP = stampOn('2025-02-20', 'c1');
const confirm = (book: Book, cells: readonly string[], seenHash = 'h') =>
  confirmCarryOver(book, YEAR, { cells, seenHash, presentHash: 'h' }, STAMP);

function refusal(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('was not refused');
}

const faultsOf = (book: Book, cells: readonly string[]) =>
  (refusal(() => confirm(book, cells)).facts.faults as { cell: string; code: string }[]).map((fault) => [
    fault.cell,
    fault.code,
  ]);

describe('confirming a carry-over', () => {
  it('moves each chosen cell out of one year and into the next, under one command', () => {
    const book = bookWith(47);
    const proposed = carryOverProposal(book, YEAR).moves.map((move) => move.cell);
    const { entries, notProposed, leftOut } = confirm(book, proposed);
    expect(entries).toHaveLength(4);
    expect(entries.map(({ year, delta }) => [year, delta])).toEqual([
      [2024, -1],
      [2025, 1],
      [2024, -1],
      [2025, 1],
    ]);
    expect(new Set(entries.map(({ commandId }) => commandId))).toEqual(new Set(['c1']));
    expect({ notProposed, leftOut }).toEqual({ notProposed: [], leftOut: [] });
    expect(ledgerFaults(withEntries(book, entries))).toEqual([]);
  });

  it('lets the office choose otherwise, and says where it departs from the proposal', () => {
    const book = bookWith(47);
    const [first, second] = carryOverProposal(book, YEAR).moves.map((move) => move.cell);
    const { notProposed, leftOut } = confirm(book, [first!, numberOf('FACTORY', 1)]);
    expect({ notProposed, leftOut }).toEqual({ notProposed: [numberOf('FACTORY', 1)], leftOut: [second] });
  });

  it('is refused on a proposal that is out of date', () => {
    expect(refusal(() => confirm(bookWith(47), [numberOf('FACTORY', 1)], 'old')).code).toBe('proposalStale');
  });

  it.each([
    [44, 1, 'belowBaseline'],
    [45, 1, 'surplusExceeded'],
    [46, 2, 'surplusExceeded'],
    [50, 0, 'nothingChosen'],
  ])('rule 6: with %i completed, %i chosen is refused: %s', (completed, chosen, code) => {
    const cells = Array.from({ length: chosen }, (_, i) => numberOf('FACTORY', i + 1));
    expect(refusal(() => confirm(bookWith(completed), cells)).code).toBe(code);
  });

  it('names every cell that cannot be carried, and carries none', () => {
    let book = named(bookWith(60), aCell({ number: 'late', namedOn: '2025-01-03' }));
    const other = { ...book.programmes[0]!, year: 2023 };
    book = named(
      { ...book, programmes: [other, ...book.programmes] },
      aCell({ number: 'old', programmeYear: 2023 }),
    );
    book = withCell(book, { ...cellOf(book, numberOf('FACTORY', 2)), revokedOn: '2025-01-10' });
    book = withEntries(book, recount(book, YEAR, STAMP));
    const chosen = [
      numberOf('FACTORY', 1),
      numberOf('FACTORY', 1),
      numberOf('FACTORY', 2),
      'late',
      'old',
      'draft',
    ];
    expect(faultsOf(book, chosen)).toEqual([
      [numberOf('FACTORY', 1), 'cellDoubled'],
      [numberOf('FACTORY', 2), 'cellRevoked'],
      ['late', 'cellAlreadyCarried'],
      ['old', 'cellOfAnotherYear'],
      ['draft', 'cellNotNamed'],
    ]);
  });

  it('is refused for a cell that does not count yet', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    const recognised = { cityResult: 'recognised', namedOn: '2024-11-01' } as const;
    let book = bookOf({}, { policy, baselines: [{ version: 1, value: 1 }] });
    for (const number of ['a', 'b']) book = named(book, aCell({ number, ...recognised }));
    book = named(book, aCell({ number: 'c' }));
    expect(faultsOf(book, ['c'])).toEqual([['c', 'cellNotCounted']]);
  });
});
