import { ledgerWith, cellOf, numberOf, stampOn, YEAR } from '../../../../../test/support/year';
import { adjusted, type AdjustmentCause, adjustmentOf } from './adjustment';
import { nextBaseline } from '../figures/baseline';
import { type YearLedger, getYearPlan, withCell, withEntries, withYearPlan } from '../figures/ledger';
import { carryOverProposal } from '../figures/carry-over';
import { confirmCarryOver } from './confirm-carry-over';
import { countedYears } from '../figures/counting';
import { ledgerFaults } from '../figures/ledger-faults';
import { standingOf } from '../figures/standing';

const STAMP = stampOn('2026-03-02', 'adjust');

function carriedFrom(ledger: YearLedger): { ledger: YearLedger; carried: string[] } {
  const carried = carryOverProposal(ledger, YEAR).moves.map((move) => move.cell);
  const decision = { cells: carried, seenHash: 'h', presentHash: 'h' };
  const { entries } = confirmCarryOver(ledger, YEAR, decision, stampOn('2025-02-20', 'carry'));
  return { ledger: withEntries(ledger, entries), carried };
}

const touched = (ledger: YearLedger, cause: AdjustmentCause) =>
  adjustmentOf(ledger, cause, STAMP).figures.map(({ year, id, field, from, to }) => [
    year,
    id,
    field,
    from,
    to,
  ]);

describe('revoking a cell', () => {
  it('rule 17: lowers the gauge of the year in which it counted and raises an alert below the quota', () => {
    const adjustment = adjustmentOf(
      ledgerWith(45),
      { type: 'revocation', cell: numberOf('FACTORY', 1) },
      STAMP,
    );
    expect(adjustment.entries).toMatchObject([{ year: 2024, delta: -1, reason: 'revoked', ordinal: 2 }]);
    expect(adjustment.shortfalls.map(({ code, id, gap }) => [code, id, gap])).toEqual(
      expect.arrayContaining([
        ['belowBaseline', '2024', 1],
        ['belowTotal', 'municipalQuota', 1],
        ['belowRow', 'FACTORY', 1],
      ]),
    );
  });

  it('rule 17: alarms nobody while the year stays at its figures', () => {
    const cause = { type: 'revocation', cell: numberOf('SCHOOL', 6) } as const;
    const { shortfalls, figures } = adjustmentOf(ledgerWith(61), cause, STAMP);
    expect(shortfalls).toEqual([]);
    expect(figures).toContainEqual({
      year: 2024,
      figure: 'type',
      id: 'SCHOOL',
      field: 'surplus',
      from: 1,
      to: 0,
    });
  });

  it('that was carried touches the year to which it was carried, and leaves 2024 at its figure', () => {
    const { ledger, carried } = carriedFrom(ledgerWith(47));
    expect(touched(ledger, { type: 'revocation', cell: carried[0]! })).toEqual([
      [2024, '2024', 'revoked', 0, 1],
      [2024, '2024', 'carriedOut', 2, 1],
      [2024, 'WET_MARKET', 'named', 3, 2],
      [2025, '2025', 'completed', 2, 1],
      [2025, '2025', 'carriedIn', 2, 1],
    ]);
    const { shortfalls, mayReturn } = adjustmentOf(ledger, { type: 'revocation', cell: carried[0]! }, STAMP);
    expect({ shortfalls, mayReturn }).toEqual({ shortfalls: [], mayReturn: [] });
  });

  it('that counted in 2024, after others were carried, offers those for return; the office decides', () => {
    const { ledger, carried } = carriedFrom(ledgerWith(47));
    const cause = { type: 'revocation', cell: numberOf('FACTORY', 1) } as const;
    const { shortfalls, mayReturn } = adjustmentOf(ledger, cause, STAMP);
    expect(shortfalls[0]).toMatchObject({
      year: 2024,
      code: 'belowBaseline',
      target: 45,
      completed: 44,
      gap: 1,
    });
    expect(mayReturn).toEqual([...carried].reverse());
    const after = adjusted(ledger, YEAR, cause, STAMP);
    expect(countedYears(after.entries).get(mayReturn[0]!)).toBe(2025);
    const back = adjusted(after, YEAR, { type: 'return', cell: mayReturn[0]! }, STAMP);
    expect(standingOf(back, 2024)).toMatchObject({ completed: 45, baseline: { gap: 0 } });
    expect(ledgerFaults(back)).toEqual([]);
  });

  it('is refused twice, and for a cell that was never named', () => {
    const ledger = ledgerWith(45);
    const revoked = adjusted(ledger, YEAR, { type: 'revocation', cell: numberOf('FACTORY', 1) }, STAMP);
    for (const [given, cell, code] of [
      [revoked, numberOf('FACTORY', 1), 'cellRevoked'],
      [ledger, 'nobody', 'cellNotNamed'],
    ] as const) {
      expect(() => adjustmentOf(given, { type: 'revocation', cell }, STAMP)).toThrow(
        expect.objectContaining({
          code: 'adjustmentRefused',
          facts: { faults: [expect.objectContaining({ cell, code })] },
        }),
      );
    }
  });
});

describe('a late or corrected result of the city', () => {
  const recognised = (ledger: YearLedger, n: number) =>
    ledger.cells.slice(0, n).reduce((b, cell) => withCell(b, { ...cell, cityResult: 'recognised' }), ledger);

  it('shows what the city no longer recognises, though the district still counts it', () => {
    const ledger = recognised(ledgerWith(46), 46);
    const cell = numberOf('FACTORY', 1);
    const cause = { type: 'cityResults', results: [{ cell, result: 'notRecognised' }] } as const;
    expect(touched(ledger, cause)).toEqual([
      [2024, '2024', 'recognised', 46, 45],
      [2024, 'FACTORY', 'recognised', 5, 4],
    ]);
    expect(adjustmentOf(ledger, cause, STAMP).entries).toEqual([]);
  });

  it('takes the cell out of the figures where only recognised cells count', () => {
    const policy = { countsFrom: 'recognised', carryOverOrder: 'aboveRowLatestNamed' } as const;
    let ledger = recognised(ledgerWith(46, { policy }), 46);
    ledger = adjusted(
      ledger,
      YEAR,
      { type: 'cityResults', results: [{ cell: numberOf('FACTORY', 1), result: 'recognised' }] },
      stampOn('2024-12-30'),
    );
    expect(standingOf(ledger, YEAR).completed).toBe(46);
    const results = [1, 2].map((i) => ({ cell: numberOf('FACTORY', i), result: 'notRecognised' as const }));
    const adjustment = adjustmentOf(ledger, { type: 'cityResults', results }, STAMP);
    expect(adjustment.entries.map(({ reason, year, delta }) => [reason, year, delta])).toEqual([
      ['uncounted', 2024, -1],
      ['uncounted', 2024, -1],
    ]);
    expect(adjustment.shortfalls[0]).toMatchObject({ code: 'belowBaseline', completed: 44 });
  });

  it('names each result that cannot be corrected', () => {
    const ledger = ledgerWith(45);
    const results = ['nobody', numberOf('FACTORY', 1), numberOf('FACTORY', 1)].map((cell) => {
      return { cell, result: 'recognised' as const };
    });
    expect(() => adjustmentOf(ledger, { type: 'cityResults', results }, STAMP)).toThrow(
      expect.objectContaining({
        facts: {
          faults: [
            expect.objectContaining({ cell: 'nobody', code: 'cellNotNamed' }),
            expect.objectContaining({ code: 'cellOfAnotherYear' }),
            expect.objectContaining({ code: 'cellDoubled' }),
          ],
        },
      }),
    );
  });

  it('lets a returned cell out of its report', () => {
    const ledger = withCell(ledgerWith(45), {
      ...cellOf(ledgerWith(45), numberOf('FACTORY', 1)),
      reportedIn: 'r1',
    });
    const cause = {
      type: 'cityResults',
      results: [{ cell: numberOf('FACTORY', 1), result: 'returned' }],
    } as const;
    expect(cellOf(adjusted(ledger, YEAR, cause, STAMP), numberOf('FACTORY', 1)).reportedIn).toBeUndefined();
  });
});

describe('a baseline raised after a carry-over', () => {
  it('leaves 2024 short, keeps what was decided, and flags it', () => {
    const { ledger, carried } = carriedFrom(ledgerWith(48));
    const raised = withYearPlan(ledger, nextBaseline(getYearPlan(ledger, YEAR), 50));
    expect(standingOf(raised, YEAR)).toMatchObject({ baseline: { target: 50, completed: 45, gap: 5 } });
    expect(
      standingOf(raised, YEAR).carriedOut.map(({ cell, baselineChanged }) => [cell, baselineChanged]),
    ).toEqual(expect.arrayContaining(carried.map((cell) => [cell, true])));
    expect(carryOverProposal(raised, YEAR)).toMatchObject({ gap: 5, surplus: 0, moves: [] });
  });
});
