import fc from 'fast-check';
import {
  aCell,
  anEmptyLedger,
  ledgerOf,
  ledgerWith,
  named,
  numberOf,
  YEAR,
} from '../../../../../test/support/year';
import type { YearLedger, NamedCell } from './ledger';
import { nextBaseline } from './baseline';
import { getYearPlan, withYearPlan } from './ledger';
import { carryOverProposal, latestFirst, proposalText } from './carry-over';

const proposed = (ledger: YearLedger) => carryOverProposal(ledger, YEAR).moves.map((move) => move.cell);

function withBaseline(ledger: YearLedger, value: number): YearLedger {
  return withYearPlan(ledger, nextBaseline(getYearPlan(ledger, YEAR), value));
}

describe('the carry-over proposal', () => {
  it.each([
    [44, { gap: 1, surplus: 0 }, 0],
    [45, { gap: 0, surplus: 0 }, 0],
    [46, { gap: 0, surplus: 1 }, 1],
    [62, { gap: 0, surplus: 17 }, 17],
  ])('rule 6: with %i completed of 45', (completed, gauge, moves) => {
    const proposal = carryOverProposal(ledgerWith(completed), YEAR);
    expect(proposal).toMatchObject({ year: 2024, toYear: 2025, completed, ...gauge, left: 0 });
    expect(proposal.moves).toHaveLength(moves);
  });

  it('rule 6: proposes and changes nothing', () => {
    const ledger = ledgerWith(50);
    const before = structuredClone(ledger);
    carryOverProposal(ledger, YEAR);
    expect(ledger).toEqual(before);
  });

  it('rule 7: is computed anew when the baseline goes from 45 to 50', () => {
    const ledger = ledgerWith(52);
    expect(carryOverProposal(ledger, YEAR).surplus).toBe(7);
    const proposal = carryOverProposal(withBaseline(ledger, 50), YEAR);
    expect(proposal).toMatchObject({ baseline: { version: 2, value: 50 }, surplus: 2 });
    expect(proposal.moves).toHaveLength(2);
  });

  it('rule 9: does not depend on which of two cells was the 45th', () => {
    const [a, b] = ['WET_MARKET', 'VENUE'].map((cellType) =>
      aCell({ number: numberOf(cellType, 9), cellType }),
    );
    const one = named(named(ledgerWith(44), a!), b!);
    const other = named(named(ledgerWith(44), b!), a!);
    expect(carryOverProposal(one, YEAR).surplus).toBe(1);
    expect(proposalText(carryOverProposal(one, YEAR))).toBe(proposalText(carryOverProposal(other, YEAR)));
  });

  it('takes from types above their row, latest named first', () => {
    const ledger = withBaseline(ledgerOf({ SCHOOL: 7, HOSPITAL: 6, GAS_STATION: 2 }), 12);
    expect(proposed(ledger)).toEqual([numberOf('HOSPITAL', 6), numberOf('SCHOOL', 7), numberOf('SCHOOL', 6)]);
  });

  it('takes the latest named overall once no type is above its row, and says what falls short', () => {
    const ledger = withBaseline(ledgerOf({ SCHOOL: 6, GAS_STATION: 2 }), 5);
    const { moves } = carryOverProposal(ledger, YEAR);
    expect(moves.map(({ cell, basis }) => [cell, basis])).toEqual([
      [numberOf('SCHOOL', 6), 'aboveRow'],
      [numberOf('GAS_STATION', 2), 'latestOverall'],
      [numberOf('GAS_STATION', 1), 'latestOverall'],
    ]);
    expect(moves.map(({ reason }) => reason)).toEqual([
      '无废学校计入 6 个，高于分工表的 5 个；在高于分工表的类型中，该细胞命名最晚（2024年10月13日命名，2024年9月2日申报）。结转后本类型仍有 5 个。',
      '没有其他高于分工表的类型可供结转；在其余细胞中，该细胞命名最晚（2024年10月15日命名，2024年9月2日申报）。无废加油站因此为 1 个，低于分工表的 2 个。',
      '没有其他高于分工表的类型可供结转；在其余细胞中，该细胞命名最晚（2024年10月14日命名，2024年9月2日申报）。无废加油站因此为 0 个，低于分工表的 2 个。',
    ]);
  });

  it('does not look at the rows when the office orders so', () => {
    const policy = { countsFrom: 'named', carryOverOrder: 'latestNamed' } as const;
    const ledger = withBaseline(ledgerOf({ SCHOOL: 7, GAS_STATION: 1 }, { policy }), 7);
    expect(proposed(ledger)).toEqual([numberOf('GAS_STATION', 1)]);
  });

  it('leaves cells that were carried in where they are', () => {
    const carried = aCell({ number: 'YB-2023-SCHOOL-0001', programmeYear: 2023, namedOn: '2024-01-05' });
    const programmes = [{ ...getYearPlan(anEmptyLedger(), YEAR), year: 2023 }, ...ledgerOf({}).programmes];
    const ledger = withBaseline(named({ ...ledgerOf({ SCHOOL: 1 }), programmes }, carried), 1);
    expect(carryOverProposal(ledger, YEAR)).toMatchObject({ completed: 2, surplus: 1, left: 0 });
    expect(proposed(ledger)).toEqual([numberOf('SCHOOL', 1)]);
  });

  it('says how much surplus nothing can carry', () => {
    const programmes = [{ ...getYearPlan(anEmptyLedger(), YEAR), year: 2023 }, ...anEmptyLedger().programmes];
    let ledger: YearLedger = { ...anEmptyLedger(), programmes };
    for (const number of ['a', 'b', 'c']) {
      ledger = named(ledger, aCell({ number, programmeYear: 2023, namedOn: '2024-01-05' }));
    }
    expect(carryOverProposal(withBaseline(ledger, 1), YEAR)).toMatchObject({
      surplus: 2,
      moves: [],
      left: 2,
    });
  });

  describe('among cells named on one day', () => {
    const cell = (number: string, changes: Partial<NamedCell> = {}) => aCell({ number, ...changes });

    it.each([
      ['the later filed', cell('a', { submittedOn: '2024-09-03' }), cell('b')],
      ['the type further down the annex', cell('a', { cellType: 'VENUE' }), cell('b')],
      ['the higher number', cell('b'), cell('a')],
    ])('takes %s first', (_, first, second) => {
      const order = latestFirst(['SCHOOL', 'VENUE']);
      expect([second, first].sort(order)).toEqual([first, second]);
      expect([first, second].sort(order)).toEqual([first, second]);
    });
  });
});

/** Few types, few days, few figures: collisions everywhere. */
const smallYears = fc.record({
  cells: fc.array(
    fc.record({
      cellType: fc.constantFrom('A', 'B', 'C'),
      day: fc.integer({ min: 10, max: 13 }),
      filed: fc.integer({ min: 1, max: 2 }),
    }),
    { maxLength: 8 },
  ),
  targets: fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)),
  baseline: fc.integer({ min: 1, max: 6 }),
});

function bookOfSmall({
  cells,
  targets,
  baseline,
}: typeof smallYears extends fc.Arbitrary<infer T> ? T : never) {
  const types = ['A', 'B', 'C'].map((code, i) => {
    return { code, name: code, target: targets[i]!, comparison: '≥' as const, leads: ['X'] };
  });
  return cells.reduce<YearLedger>(
    (ledger, { cellType, day, filed }, i) =>
      named(
        ledger,
        aCell({
          number: `n${i}`,
          cellType,
          namedOn: `2024-11-${day}`,
          submittedOn: `2024-09-0${filed}`,
        }),
      ),
    anEmptyLedger({ types, baselines: [{ version: 1, value: baseline }] }),
  );
}

/** The stated objective, by trying every set: nearest to the baseline, fewest below a row, fewest moves, latest named. */
function bestSet(ledger: YearLedger): string[] {
  const { types, baselines } = getYearPlan(ledger, YEAR);
  const order = latestFirst(types.map(({ code }) => code));
  const sorted = [...ledger.cells].sort(order);
  const gap = (cells: readonly NamedCell[]) =>
    types.reduce((sum, { code, target }) => {
      return sum + Math.max(0, target - cells.filter(({ cellType }) => cellType === code).length);
    }, 0);
  let best: { measure: number[]; cells: string[] } | undefined;
  for (let bits = 0; bits < 1 << sorted.length; bits += 1) {
    const chosen = sorted.filter((_, i) => bits & (1 << i));
    const kept = sorted.filter((cell) => !chosen.includes(cell));
    if (chosen.length > 0 && kept.length < baselines[0]!.value) continue;
    const surplusLeft = Math.max(0, kept.length - baselines[0]!.value);
    const places = sorted.flatMap((cell, i) => (chosen.includes(cell) ? [i] : []));
    const measure = [surplusLeft, gap(kept) - gap(sorted), chosen.length, ...places];
    if (!best || isLess(measure, best.measure)) best = { measure, cells: chosen.map((c) => c.number) };
  }
  return best!.cells.sort();
}

function isLess(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (b[at] === undefined || a[at]! < b[at]);
}

describe('the proposal, for any small year', () => {
  it('equals exhaustive search under the stated objective', () => {
    fc.assert(
      fc.property(smallYears, (given) => {
        const ledger = bookOfSmall(given);
        expect(proposed(ledger).sort()).toEqual(bestSet(ledger));
      }),
      { numRuns: 400 },
    );
  });

  it('is the same byte for byte however the ledger is ordered', () => {
    fc.assert(
      fc.property(smallYears, fc.infiniteStream(fc.nat()), (given, weights) => {
        const ledger = bookOfSmall(given);
        const cells = ledger.cells
          .map((cell) => ({ cell, weight: weights.next().value as number }))
          .sort((a, b) => a.weight - b.weight)
          .map(({ cell }) => cell);
        const again = carryOverProposal(structuredClone({ ...ledger, cells }), YEAR);
        expect(proposalText(again)).toBe(proposalText(carryOverProposal(ledger, YEAR)));
        expect(JSON.stringify(again)).toBe(JSON.stringify(carryOverProposal(ledger, YEAR)));
      }),
    );
  });

  it('never leaves the year below its baseline, and never takes from a row while another is above its own', () => {
    fc.assert(
      fc.property(smallYears, (given) => {
        const { completed, baseline, moves, left } = carryOverProposal(bookOfSmall(given), YEAR);
        if (moves.length > 0) expect(completed - moves.length).toBeGreaterThanOrEqual(baseline.value);
        expect(left).toBe(0);
        const bases = moves.map(({ basis }) => basis);
        expect(bases.lastIndexOf('aboveRow')).toBeLessThan(
          bases.includes('latestOverall') ? bases.indexOf('latestOverall') : bases.length,
        );
      }),
    );
  });
});
