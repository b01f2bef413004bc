import fc from 'fast-check';
import {
  countCell,
  aCell,
  anEmptyLedger,
  ledgerWith,
  cellOf,
  named,
  numberOf,
  stampOn,
  YEAR,
} from '../../../../../test/support/year';
import { DomainError } from '../../errors';
import { nextBaseline } from './baseline';
import {
  type YearLedger,
  getYearPlan,
  type LedgerEntry,
  type Stamp,
  withCell,
  withEntries,
  withYearPlan,
} from './ledger';
import { carryOverProposal } from './carry-over';
import { confirmCarryOver } from '../acts/confirm-carry-over';
import { ledgerAsOf, bringBack, countedYears, recount, yearCut } from './counting';
import { conservationOf, ledgerFaults } from './ledger-faults';
import { standingOf } from './standing';

const confirmed = (ledger: YearLedger, cells: readonly string[], stamp: Stamp) =>
  withEntries(
    ledger,
    confirmCarryOver(ledger, YEAR, { cells, seenHash: 'h', presentHash: 'h' }, stamp).entries,
  );

const codes = (ledger: YearLedger) => ledgerFaults(ledger).map(({ code }) => code);

describe('a named cell', () => {
  it('counts once in the year in which it was named, however often it is counted', () => {
    const ledger = named(anEmptyLedger(), aCell({ number: 'a' }));
    expect(ledger.entries).toMatchObject([
      { cell: 'a', ordinal: 1, year: 2024, delta: 1, reason: 'counted' },
    ]);
    expect(countCell(ledger, 'a', stampOn('2024-11-21'))).toEqual([]);
  });

  it('counts from its recognition when the setting says so', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    const ledger = named(anEmptyLedger({ policy }), aCell({ number: 'a' }));
    expect(ledger.entries).toEqual([]);
    const recognised = withCell(ledger, { ...cellOf(ledger, 'a'), cityResult: 'recognised' });
    expect(recount(recognised, YEAR, stampOn('2025-01-20'))).toMatchObject([
      { year: 2024, reason: 'counted' },
    ]);
  });

  it.each([
    ['2024-12-31', 2024],
    ['2025-01-01', 2025],
    ['2026-03-02', 2026],
  ])('rule 10: named on %s it counts in %i', (namedOn, year) => {
    const ledger = named(anEmptyLedger(), aCell({ number: 'a', namedOn }));
    expect(countedYears(ledger.entries).get('a')).toBe(year);
  });

  it('rule 10: completed two years later, it is brought back into its own year by the office alone', () => {
    const late = named(anEmptyLedger(), aCell({ number: 'a', namedOn: '2026-03-02' }));
    const back = withEntries(late, bringBack(late, 'a', stampOn('2026-03-05')));
    expect(countedYears(back.entries).get('a')).toBe(2024);
    expect(ledgerFaults(back)).toEqual([]);
    expect(() => bringBack(back, 'a', stampOn('2026-03-06'))).toThrow('没有计入 2024 以后的年度');
  });

  it('rule 10: is not surplus while its application is unfinished', () => {
    const ledger = ledgerWith(45, { open: { SCHOOL: 20 } });
    expect(carryOverProposal(ledger, YEAR).moves).toEqual([]);
    expect(standingOf(ledger, YEAR).byType.find(({ code }) => code === 'SCHOOL')).toMatchObject({ open: 20 });
  });

  it('rule 10: counts in the year in which it is recognised, where recognition counts', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    const years = ['2024-12-31', '2025-01-01', '2026-05-06'].map((cityResultOn) => {
      const cell = aCell({ number: 'c', namedOn: '2024-11-20', cityResult: 'recognised', cityResultOn });
      const ledger = withCell(anEmptyLedger({ policy }), cell);
      return countCell(ledger, 'c', stampOn('2026-06-01')).map(({ year }) => year);
    });
    expect(years).toEqual([[2024], [2025], [2026]]);
  });

  it('rule 5: is counted like the first when it is the 46th, 51st or 61st', () => {
    for (const n of [45, 50, 60]) {
      const ledger = named(ledgerWith(n), aCell({ number: 'next', namedOn: '2024-12-30' }));
      expect(standingOf(ledger, YEAR).completed).toBe(n + 1);
      expect(ledger.entries.at(-1)).toMatchObject({ cell: 'next', year: 2024, delta: 1 });
    }
  });
});

describe("the year's cut", () => {
  const [before, after] = ['2024-12-31T23:59:59.999+08:00', '2025-01-01T00:00:00+08:00'].map(Date.parse);

  it('lies at 24:00 of 31 December in Asia/Shanghai', () => {
    expect(yearCut(2024)).toBe(after);
  });

  it('freezes what was recorded before it, and only that', () => {
    let ledger = ledgerWith(46);
    const at = (number: string, namedOn: string, moment: number) => {
      ledger = withCell(ledger, aCell({ number, namedOn }));
      ledger = withEntries(
        ledger,
        countCell(ledger, number, { by: 'office', at: moment, commandId: number }),
      );
    };
    at('last', '2024-12-31', before!);
    at('first', '2025-01-01', after!);
    const frozen = ledgerAsOf(ledger, yearCut(2024));
    expect(standingOf(frozen, 2024).completed).toBe(47);
    expect(standingOf(frozen, 2025).completed).toBe(0);
    expect(standingOf(ledger, 2025).completed).toBe(1);
    expect(ledgerFaults(frozen)).toEqual([]);
  });

  it('does not know what came later: a revocation, a result', () => {
    let ledger = ledgerWith(46);
    const number = ledger.cells[0]!.number;
    ledger = withCell(ledger, {
      ...cellOf(ledger, number),
      revokedOn: '2025-02-10',
      cityResult: 'recognised',
      cityResultOn: '2025-01-20',
    });
    ledger = withEntries(ledger, recount(ledger, YEAR, stampOn('2025-02-10')));
    expect(standingOf(ledger, YEAR)).toMatchObject({ completed: 45, revoked: 1 });
    expect(standingOf(ledgerAsOf(ledger, yearCut(2024)), YEAR)).toMatchObject({
      completed: 46,
      revoked: 0,
      recognised: 0,
    });
  });
});

describe('a carried cell', () => {
  const carried = confirmed(ledgerWith(46), [numberOf('SUPERMARKET', 1)], stampOn('2025-02-20', 'c1'));

  it('rule 8: counts in 2025, once, under its old naming date, and is shown there as carried', () => {
    expect(cellOf(carried, numberOf('SUPERMARKET', 1)).namedOn).toBe(
      cellOf(ledgerWith(46), numberOf('SUPERMARKET', 1)).namedOn,
    );
    expect(standingOf(carried, 2024)).toMatchObject({
      completed: 45,
      carriedOut: [{ baselineChanged: false }],
    });
    expect(standingOf(carried, 2025)).toMatchObject({
      completed: 1,
      carriedIn: [numberOf('SUPERMARKET', 1)],
    });
    expect(conservationOf(carried)).toEqual({ due: 46, counted: 46, byYear: { 2024: 45, 2025: 1 } });
    expect(ledgerFaults(carried)).toEqual([]);
  });

  it('rule 7: stays carried when the baseline changes, and is flagged', () => {
    const raised = withYearPlan(carried, nextBaseline(getYearPlan(carried, YEAR), 50));
    expect(standingOf(raised, 2024)).toMatchObject({
      baseline: { target: 50, completed: 45, gap: 5 },
      carriedOut: [
        { cell: numberOf('SUPERMARKET', 1), baseline: { version: 1, value: 45 }, baselineChanged: true },
      ],
    });
    expect(ledgerFaults(raised)).toEqual([]);
  });

  it('comes back by an act of the office, and may not come back twice', () => {
    const back = withEntries(
      carried,
      bringBack(carried, numberOf('SUPERMARKET', 1), stampOn('2025-03-03', 'r1')),
    );
    expect(standingOf(back, 2024)).toMatchObject({ completed: 46, carriedOut: [] });
    expect(standingOf(back, 2025)).toMatchObject({ completed: 0, carriedIn: [] });
    expect(ledgerFaults(back)).toEqual([]);
    expect(() => bringBack(back, numberOf('SUPERMARKET', 1), stampOn('2025-03-04'))).toThrow(DomainError);
  });
});

describe('a ledger that was tampered with', () => {
  const ledger = confirmed(ledgerWith(46), [numberOf('SUPERMARKET', 1)], stampOn('2025-02-20', 'c1'));
  const entries = ledger.entries;
  const out = entries.length - 2;
  const changed = (i: number, changes: Partial<LedgerEntry>) =>
    entries.map((entry, at) => (at === i ? { ...entry, ...changes } : entry));

  it.each<[string, readonly LedgerEntry[], string]>([
    ['an entry of an unknown cell', [...entries, { ...entries[0]!, cell: 'x' }], 'entryWithoutCell'],
    ['an entry taken out', entries.slice(1), 'notCounted'],
    ['an entry twice', [entries[0]!, ...entries], 'countedTwice'],
    ['a number left out', changed(0, { ordinal: 2 }), 'ordinalBroken'],
    ['a year before its own', changed(0, { year: 2023 }), 'yearOutOfReach'],
    ['half a move', entries.slice(0, -1), 'halfAMove'],
    ['a move by two commands', changed(out + 1, { commandId: 'other' }), 'halfAMove'],
    ['a move within a year', changed(out + 1, { year: 2024 }), 'halfAMove'],
    ['a subtraction where nothing counts', changed(out, { year: 2025 }), 'notCountedThere'],
    ['a baseline that nobody set', changed(out, { baselineVersion: 9 }), 'carriedBelowBaseline'],
  ])('shows %s', (_, tampered, code) => {
    expect(codes({ ...ledger, entries: tampered })).toContain(code);
  });

  it('shows a carry-over below the baseline of its time', () => {
    const raised = withYearPlan(ledger, {
      ...getYearPlan(ledger, YEAR),
      baselines: [{ version: 1, value: 46 }],
    });
    expect(codes(raised)).toEqual(['carriedBelowBaseline']);
  });

  it('shows a revoked cell that still counts', () => {
    const revoked = withCell(ledger, { ...cellOf(ledger, numberOf('FACTORY', 1)), revokedOn: '2025-01-10' });
    expect(ledgerFaults(revoked)).toEqual([
      {
        code: 'countedWithoutRight',
        cell: numberOf('FACTORY', 1),
        detail: '已撤销或尚不计数的细胞仍计入考核年度。',
      },
    ]);
  });
});

type Act =
  | { do: 'name'; late: boolean; type: string }
  | { do: 'revoke' | 'return' | 'recognise' | 'refuse'; which: number }
  | { do: 'carry'; share: number }
  | { do: 'baseline'; value: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('name' as const),
      late: fc.boolean(),
      type: fc.constantFrom('SCHOOL', 'GAS_STATION'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('revoke', 'return', 'recognise', 'refuse'),
      which: fc.nat(40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('carry' as const), share: fc.integer({ min: 1, max: 100 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('baseline' as const), value: fc.integer({ min: 1, max: 8 }) }),
  },
);

/** One act of the office; what it may not do it is refused, and nothing changes. */
function after(ledger: YearLedger, step: Act, i: number): YearLedger {
  const stamp = stampOn('2025-01-10', `c${i}`);
  const cell = 'which' in step ? ledger.cells[step.which % Math.max(1, ledger.cells.length)] : undefined;
  switch (step.do) {
    case 'name':
      return named(
        ledger,
        aCell({ number: `n${i}`, cellType: step.type, namedOn: step.late ? '2025-01-09' : '2024-12-09' }),
      );
    case 'baseline':
      return withYearPlan(ledger, nextBaseline(getYearPlan(ledger, YEAR), step.value));
    case 'carry': {
      const { moves } = carryOverProposal(ledger, YEAR);
      const chosen = moves.slice(0, Math.ceil((moves.length * step.share) / 100)).map((move) => move.cell);
      return chosen.length === 0 ? ledger : confirmed(ledger, chosen, stamp);
    }
    case 'return': {
      const isNext = cell && countedYears(ledger.entries).get(cell.number) === YEAR + 1;
      return isNext ? withEntries(ledger, bringBack(ledger, cell.number, stamp)) : ledger;
    }
    case 'revoke':
    case 'recognise':
    case 'refuse': {
      if (!cell || cell.revokedOn) return ledger;
      const news =
        step.do === 'revoke'
          ? { revokedOn: '2025-01-10' }
          : { cityResult: step.do === 'recognise' ? ('recognised' as const) : ('notRecognised' as const) };
      const changed = withCell(ledger, { ...cell, ...news });
      return withEntries(changed, recount(changed, YEAR, stamp));
    }
  }
}

describe('whatever the office does, in whatever order', () => {
  it.each(['named', 'recognised'] as const)(
    'the ledger conserves every cell that counts from "%s"',
    (countsFrom) => {
      const policy = { countsFrom, carryOverOrder: 'aboveRowLatestNamed' } as const;
      fc.assert(
        fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
          const start = anEmptyLedger({ policy, baselines: [{ version: 1, value: 3 }] });
          const ledger = acts.reduce(after, start);
          expect(ledgerFaults(ledger)).toEqual([]);
          const { due, counted, byYear } = conservationOf(ledger);
          expect(counted).toBe(due);
          expect(due).toBe(standingOf(ledger, YEAR).completed + standingOf(ledger, YEAR + 1).completed);
          expect(Object.keys(byYear).every((year) => ['2024', '2025'].includes(year))).toBe(true);
        }),
        { numRuns: 300 },
      );
    },
  );
});
