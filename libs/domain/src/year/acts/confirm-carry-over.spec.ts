import {
  aCell,
  ledgerOf,
  ledgerWith,
  cellOf,
  named,
  numberOf,
  stampOn,
  YEAR,
} from '../../../../../test/support/year';
import { DomainError } from '../../errors';
import { type YearLedger, withCell, withEntries } from '../figures/ledger';
import { carryOverProposal } from '../figures/carry-over';
import { confirmCarryOver } from './confirm-carry-over';
import { recount } from '../figures/counting';
import { ledgerFaults } from '../figures/ledger-faults';

const STAMP = stampOn('2025-02-20', 'c1');
const confirm = (ledger: YearLedger, cells: readonly string[], seenHash = 'h') =>
  confirmCarryOver(ledger, YEAR, { cells, seenHash, presentHash: 'h' }, STAMP);

function refusal(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('was not refused');
}

const faultsOf = (ledger: YearLedger, cells: readonly string[]) =>
  (refusal(() => confirm(ledger, cells)).facts.faults as { cell: string; code: string }[]).map((fault) => [
    fault.cell,
    fault.code,
  ]);

describe('confirming a carry-over', () => {
  it('moves each chosen cell out of one year and into the next, under one command', () => {
    const ledger = ledgerWith(47);
    const proposed = carryOverProposal(ledger, YEAR).moves.map((move) => move.cell);
    const { entries, notProposed, leftOut } = confirm(ledger, proposed);
    expect(entries).toHaveLength(4);
    expect(entries.map(({ year, delta }) => [year, delta])).toEqual([
      [2024, -1],
      [2025, 1],
      [2024, -1],
      [2025, 1],
    ]);
    expect(new Set(entries.map(({ commandId }) => commandId))).toEqual(new Set(['c1']));
    expect({ notProposed, leftOut }).toEqual({ notProposed: [], leftOut: [] });
    expect(ledgerFaults(withEntries(ledger, entries))).toEqual([]);
  });

  it('lets the office choose otherwise, and says where it departs from the proposal', () => {
    const ledger = ledgerWith(47);
    const [first, second] = carryOverProposal(ledger, YEAR).moves.map((move) => move.cell);
    const { notProposed, leftOut } = confirm(ledger, [first!, numberOf('FACTORY', 1)]);
    expect({ notProposed, leftOut }).toEqual({ notProposed: [numberOf('FACTORY', 1)], leftOut: [second] });
  });

  it('is refused on a proposal that is out of date', () => {
    expect(refusal(() => confirm(ledgerWith(47), [numberOf('FACTORY', 1)], 'old')).code).toBe(
      'proposalStale',
    );
  });

  it.each([
    [44, 1, 'belowBaseline'],
    [45, 1, 'surplusExceeded'],
    [46, 2, 'surplusExceeded'],
    [50, 0, 'nothingChosen'],
  ])('rule 6: with %i completed, %i chosen is refused: %s', (completed, chosen, code) => {
    const cells = Array.from({ length: chosen }, (_, i) => numberOf('FACTORY', i + 1));
    expect(refusal(() => confirm(ledgerWith(completed), cells)).code).toBe(code);
  });

  it('names every cell that cannot be carried, and carries none', () => {
    let ledger = named(ledgerWith(60), aCell({ number: 'late', namedOn: '2025-01-03' }));
    const other = { ...ledger.programmes[0]!, year: 2023 };
    ledger = named(
      { ...ledger, programmes: [other, ...ledger.programmes] },
      aCell({ number: 'old', programmeYear: 2023 }),
    );
    ledger = withCell(ledger, { ...cellOf(ledger, numberOf('FACTORY', 2)), revokedOn: '2025-01-10' });
    ledger = withEntries(ledger, recount(ledger, YEAR, STAMP));
    const chosen = [
      numberOf('FACTORY', 1),
      numberOf('FACTORY', 1),
      numberOf('FACTORY', 2),
      'late',
      'old',
      'draft',
    ];
    expect(faultsOf(ledger, chosen)).toEqual([
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
    let ledger = ledgerOf({}, { policy, baselines: [{ version: 1, value: 1 }] });
    for (const number of ['a', 'b']) ledger = named(ledger, aCell({ number, ...recognised }));
    ledger = named(ledger, aCell({ number: 'c' }));
    expect(faultsOf(ledger, ['c'])).toEqual([['c', 'cellNotCounted']]);
  });
});
