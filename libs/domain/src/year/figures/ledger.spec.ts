import fc from 'fast-check';
import {
  aCell,
  anEmptyBook,
  bookWith,
  cellOf,
  named,
  numberOf,
  stampOn,
  YEAR,
} from '../../../../../test/support/year';
import { DomainError } from '../../errors';
import { nextBaseline } from './baseline';
import {
  type Book,
  getProgramme,
  type LedgerEntry,
  type Stamp,
  withCell,
  withEntries,
  withProgramme,
} from './book';
import { carryOverProposal } from './carry-over';
import { confirmCarryOver } from '../acts/confirm-carry-over';
import { bookAsOf, bringBack, countCell, countedYears, recount, yearCut } from './ledger';
import { conservationOf, ledgerFaults } from './ledger-faults';
import { standingOf } from './standing';

const confirmed = (book: Book, cells: readonly string[], stamp: Stamp) =>
  withEntries(book, confirmCarryOver(book, YEAR, { cells, seenHash: 'h', presentHash: 'h' }, stamp).entries);

const codes = (book: Book) => ledgerFaults(book).map(({ code }) => code);

describe('a named cell', () => {
  it('counts once in the year in which it was named, however often it is counted', () => {
    const book = named(anEmptyBook(), aCell({ number: 'a' }));
    expect(book.entries).toMatchObject([{ cell: 'a', ordinal: 1, year: 2024, delta: 1, reason: 'counted' }]);
    expect(countCell(book, 'a', stampOn('2024-11-21'))).toEqual([]);
  });

  it('counts from its recognition when the setting says so', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    const book = named(anEmptyBook({ policy }), aCell({ number: 'a' }));
    expect(book.entries).toEqual([]);
    const recognised = withCell(book, { ...cellOf(book, 'a'), cityResult: 'recognised' });
    expect(recount(recognised, YEAR, stampOn('2025-01-20'))).toMatchObject([
      { year: 2024, reason: 'counted' },
    ]);
  });

  it.each([
    ['2024-12-31', 2024],
    ['2025-01-01', 2025],
    ['2026-03-02', 2025],
  ])('rule 10: named on %s it counts in %i', (namedOn, year) => {
    const book = named(anEmptyBook(), aCell({ number: 'a', namedOn }));
    expect(countedYears(book.entries).get('a')).toBe(year);
  });

  it('rule 10: is not surplus while its application is unfinished', () => {
    const book = bookWith(45, { open: { SCHOOL: 20 } });
    expect(carryOverProposal(book, YEAR).moves).toEqual([]);
    expect(standingOf(book, YEAR).byType.find(({ code }) => code === 'SCHOOL')).toMatchObject({ open: 20 });
  });

  it('rule 10: counts in the year in which it is recognised, where recognition counts', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    const years = ['2024-12-31', '2025-01-01', '2026-05-06'].map((cityResultOn) => {
      const cell = aCell({ number: 'c', namedOn: '2024-11-20', cityResult: 'recognised', cityResultOn });
      const book = withCell(anEmptyBook({ policy }), cell);
      return countCell(book, 'c', stampOn('2026-06-01')).map(({ year }) => year);
    });
    expect(years).toEqual([[2024], [2025], [2025]]);
  });

  it('rule 5: is counted like the first when it is the 46th, 51st or 61st', () => {
    for (const n of [45, 50, 60]) {
      const book = named(bookWith(n), aCell({ number: 'next', namedOn: '2024-12-30' }));
      expect(standingOf(book, YEAR).completed).toBe(n + 1);
      expect(book.entries.at(-1)).toMatchObject({ cell: 'next', year: 2024, delta: 1 });
    }
  });
});

describe("the year's cut", () => {
  const [before, after] = ['2024-12-31T23:59:59.999+08:00', '2025-01-01T00:00:00+08:00'].map(Date.parse);

  it('lies at 24:00 of 31 December in Asia/Shanghai', () => {
    expect(yearCut(2024)).toBe(after);
  });

  it('freezes what was recorded before it, and only that', () => {
    let book = bookWith(46);
    const at = (number: string, namedOn: string, moment: number) => {
      book = withCell(book, aCell({ number, namedOn }));
      book = withEntries(book, countCell(book, number, { by: 'office', at: moment, commandId: number }));
    };
    at('last', '2024-12-31', before!);
    at('first', '2025-01-01', after!);
    const frozen = bookAsOf(book, yearCut(2024));
    expect(standingOf(frozen, 2024).completed).toBe(47);
    expect(standingOf(frozen, 2025).completed).toBe(0);
    expect(standingOf(book, 2025).completed).toBe(1);
    expect(ledgerFaults(frozen)).toEqual([]);
  });

  it('does not know what came later: a revocation, a result', () => {
    let book = bookWith(46);
    const number = book.cells[0]!.number;
    book = withCell(book, {
      ...cellOf(book, number),
      revokedOn: '2025-02-10',
      cityResult: 'recognised',
      cityResultOn: '2025-01-20',
    });
    book = withEntries(book, recount(book, YEAR, stampOn('2025-02-10')));
    expect(standingOf(book, YEAR)).toMatchObject({ completed: 45, revoked: 1 });
    expect(standingOf(bookAsOf(book, yearCut(2024)), YEAR)).toMatchObject({
      completed: 46,
      revoked: 0,
      recognised: 0,
    });
  });
});

describe('a carried cell', () => {
  const carried = confirmed(bookWith(46), [numberOf('SUPERMARKET', 1)], stampOn('2025-02-20', 'c1'));

  it('rule 8: counts in 2025, once, under its old naming date, and is shown there as carried', () => {
    expect(cellOf(carried, numberOf('SUPERMARKET', 1)).namedOn).toBe(
      cellOf(bookWith(46), numberOf('SUPERMARKET', 1)).namedOn,
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
    const raised = withProgramme(carried, nextBaseline(getProgramme(carried, YEAR), 50));
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
  const book = confirmed(bookWith(46), [numberOf('SUPERMARKET', 1)], stampOn('2025-02-20', 'c1'));
  const entries = book.entries;
  const out = entries.length - 2;
  const changed = (i: number, changes: Partial<LedgerEntry>) =>
    entries.map((entry, at) => (at === i ? { ...entry, ...changes } : entry));

  it.each<[string, readonly LedgerEntry[], string]>([
    ['an entry of an unknown cell', [...entries, { ...entries[0]!, cell: 'x' }], 'entryWithoutCell'],
    ['an entry taken out', entries.slice(1), 'notCounted'],
    ['an entry twice', [entries[0]!, ...entries], 'countedTwice'],
    ['a number left out', changed(0, { ordinal: 2 }), 'ordinalBroken'],
    ['a year that is not Y or Y+1', changed(0, { year: 2026 }), 'yearOutOfReach'],
    ['half a move', entries.slice(0, -1), 'halfAMove'],
    ['a move by two commands', changed(out + 1, { commandId: 'other' }), 'halfAMove'],
    ['a move within a year', changed(out + 1, { year: 2024 }), 'halfAMove'],
    ['a subtraction where nothing counts', changed(out, { year: 2025 }), 'notCountedThere'],
    ['a baseline that nobody set', changed(out, { baselineVersion: 9 }), 'carriedBelowBaseline'],
  ])('shows %s', (_, tampered, code) => {
    expect(codes({ ...book, entries: tampered })).toContain(code);
  });

  it('shows a carry-over below the baseline of its time', () => {
    const raised = withProgramme(book, {
      ...getProgramme(book, YEAR),
      baselines: [{ version: 1, value: 46 }],
    });
    expect(codes(raised)).toEqual(['carriedBelowBaseline']);
  });

  it('shows a revoked cell that still counts', () => {
    const revoked = withCell(book, { ...cellOf(book, numberOf('FACTORY', 1)), revokedOn: '2025-01-10' });
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
function after(book: Book, step: Act, i: number): Book {
  const stamp = stampOn('2025-01-10', `c${i}`);
  const cell = 'which' in step ? book.cells[step.which % Math.max(1, book.cells.length)] : undefined;
  switch (step.do) {
    case 'name':
      return named(
        book,
        aCell({ number: `n${i}`, cellType: step.type, namedOn: step.late ? '2025-01-09' : '2024-12-09' }),
      );
    case 'baseline':
      return withProgramme(book, nextBaseline(getProgramme(book, YEAR), step.value));
    case 'carry': {
      const { moves } = carryOverProposal(book, YEAR);
      const chosen = moves.slice(0, Math.ceil((moves.length * step.share) / 100)).map((move) => move.cell);
      return chosen.length === 0 ? book : confirmed(book, chosen, stamp);
    }
    case 'return': {
      const isNext = cell && countedYears(book.entries).get(cell.number) === YEAR + 1;
      return isNext ? withEntries(book, bringBack(book, cell.number, stamp)) : book;
    }
    case 'revoke':
    case 'recognise':
    case 'refuse': {
      if (!cell || cell.revokedOn) return book;
      const news =
        step.do === 'revoke'
          ? { revokedOn: '2025-01-10' }
          : { cityResult: step.do === 'recognise' ? ('recognised' as const) : ('notRecognised' as const) };
      const changed = withCell(book, { ...cell, ...news });
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
          const start = anEmptyBook({ policy, baselines: [{ version: 1, value: 3 }] });
          const book = acts.reduce(after, start);
          expect(ledgerFaults(book)).toEqual([]);
          const { due, counted, byYear } = conservationOf(book);
          expect(counted).toBe(due);
          expect(due).toBe(standingOf(book, YEAR).completed + standingOf(book, YEAR + 1).completed);
          expect(Object.keys(byYear).every((year) => ['2024', '2025'].includes(year))).toBe(true);
        }),
        { numRuns: 300 },
      );
    },
  );
});
