import { refusalCode } from '../../../../../test/support/domain/refusal';
import { ledgerWith, cellOf, numberOf, stampOn, YEAR } from '../../../../../test/support/year';
import { baselineOf, type YearLedger, getYearPlan, withCell } from '../figures/ledger';
import { carryOverProposal, proposalText } from '../figures/carry-over';
import { decideYear, foldYear, nextYearTimer, passYearTime, yearActionsFor } from '../decide';
import { countedYears, yearCut } from '../figures/counting';
import { ledgerFaults } from '../figures/ledger-faults';
import { standingOf } from '../figures/standing';
import { plannedYear, type Year, type YearAct, type YearEvent } from '../year';
import { effectOf } from './effect-of';
import type { YearRecord } from './year-effect';

const RULES = { version: '2024.1' };
const OFFICE = { id: 'office', role: 'office' as const };
const SEPTEMBER = Date.parse('2024-09-02T09:00:00+08:00');
const JANUARY = Date.parse('2025-01-02T09:00:00+08:00');
const FIRST = numberOf('FACTORY', 1);

const act = (year: Year, command: YearAct, now = SEPTEMBER) =>
  decideYear(year, { ...command, actor: OFFICE, commandId: 'c' }, RULES, now);
const opened = () => foldYear(plannedYear(YEAR), act(plannedYear(YEAR), { type: 'openYear' }));

function yearRecordOf(ledger: YearLedger, changes: Partial<YearRecord> = {}): YearRecord {
  const unfinished = { reports: 0, results: 0, adjustments: 0 };
  return {
    ledger,
    year: YEAR,
    unfinished,
    settlesByResult: true,
    hashOf: (text) => `#${text}`,
    source: '市',
    reasons: {},
    ...changes,
  };
}

function effectOfAct(yearRecord: YearRecord, command: YearAct, on = '2025-01-06') {
  const event = act(opened(), command).at(-1)!;
  return effectOf(yearRecord, event, stampOn(on, 'act'));
}

describe('a plan year', () => {
  it('is opened once, cut at 24:00 of 31 December and closed afterwards', () => {
    const year = opened();
    expect(year).toMatchObject({ status: 'open', openedOn: '2024-09-02', seq: 1 });
    expect(refusalCode(() => act(year, { type: 'openYear' }))).toBe('yearOpen');
    expect(refusalCode(() => act(year, { type: 'closeYear' }))).toBe('yearNotCut');
    expect(nextYearTimer(year)).toBe(yearCut(YEAR));
    expect(passYearTime(year, yearCut(YEAR) - 1)).toEqual([]);
    const events = act(year, { type: 'closeYear' }, JANUARY);
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['yearCut', yearCut(YEAR)],
      ['yearClosed', JANUARY],
    ]);
    expect(nextYearTimer(foldYear(year, events))).toBeUndefined();
  });

  it('takes acts from the office alone, none before it is open, corrections alone once it is closed', () => {
    const year = opened();
    const closed = foldYear(year, act(year, { type: 'closeYear' }, JANUARY));
    const auditor = { id: 'a', role: 'auditor' as const };
    const set: YearAct = { type: 'setBaseline', value: 50, dated: '2024-09-01' };
    const back: YearAct = { type: 'returnCarriedCell', cell: FIRST };
    const byAuditor = () => decideYear(year, { ...set, actor: auditor, commandId: 'c' }, RULES, SEPTEMBER);
    expect(refusalCode(byAuditor)).toBe('notYours');
    expect(refusalCode(() => act(plannedYear(YEAR), set))).toBe('yearNotOpen');
    expect(refusalCode(() => act(closed, set, JANUARY))).toBe('yearClosed');
    expect(act(closed, back, JANUARY)).toHaveLength(1);
    expect(yearActionsFor(year, auditor)).toEqual([]);
    expect(yearActionsFor(closed, OFFICE)).not.toContain('setBaseline');
    expect(yearActionsFor(closed, OFFICE)).toContain('confirmAdjustment');
  });

  it('is not closed while reports, answers or corrections are open', () => {
    const event = { type: 'yearClosed', seq: 3, at: JANUARY, by: 'office' } as YearEvent;
    const yearRecord = yearRecordOf(ledgerWith(45), {
      unfinished: { reports: 0, results: 2, adjustments: 0 },
    });
    expect(refusalCode(() => effectOf(yearRecord, event, stampOn('2025-01-06')))).toBe('yearUnfinished');
  });
});

describe('an act on the year, decided on its ledger', () => {
  it('carries on the present proposal and sends a message to every carried cell', () => {
    const ledger = ledgerWith(47);
    const proposal = carryOverProposal(ledger, YEAR);
    const cells = proposal.moves.map(({ cell }) => cell);
    const hash = `#${proposalText(proposal)}`;
    const effect = effectOfAct(yearRecordOf(ledger), { type: 'confirmCarryOver', hash, cells });
    expect(effect.entries).toHaveLength(4);
    expect(ledgerFaults(effect.after)).toEqual([]);
    expect(effect.decision).toEqual({ hash, notProposed: [], leftOut: [] });
    const message = { kind: 'assessmentYearChanged', assessmentYear: 2025 };
    expect(effect.relays).toEqual(cells.map((cell) => ({ cell, message })));
    expect(
      refusalCode(() => effectOfAct(yearRecordOf(ledger), { type: 'confirmCarryOver', hash: '#old', cells })),
    ).toBe('proposalStale');
  });

  it('takes no baseline without its source', () => {
    const command = { type: 'setBaseline', value: 50, dated: '2025-01-02' } as const;
    const yearRecord = yearRecordOf(ledgerWith(3), { source: undefined });
    expect(refusalCode(() => effectOfAct(yearRecord, command))).toBe('baselineSourceMissing');
  });

  it('rule 7: keeps executed decisions when the baseline changes, under the figure of their time', () => {
    const ledger = ledgerWith(48);
    const proposal = carryOverProposal(ledger, YEAR);
    const cells = proposal.moves.map(({ cell }) => cell);
    const carry = { type: 'confirmCarryOver', hash: `#${proposalText(proposal)}`, cells } as const;
    const { after } = effectOfAct(yearRecordOf(ledger), carry);
    const changed = effectOfAct(yearRecordOf(after), { type: 'setBaseline', value: 50, dated: '2025-01-02' });
    expect(changed.entries).toEqual([]);
    expect(changed.notifications).toMatchObject([
      {
        kind: 'yearShort',
        seat: 'office',
        payload: { because: 'baselineSet', short: [{ year: YEAR, gap: 5 }] },
      },
    ]);
    expect(baselineOf(getYearPlan(changed.after, YEAR))).toEqual({ version: 2, value: 50 });
    expect(carryOverProposal(changed.after, YEAR)).toMatchObject({
      completed: 45,
      gap: 5,
      surplus: 0,
      moves: [],
    });
    const { carriedOut } = standingOf(changed.after, YEAR);
    expect(carriedOut).toHaveLength(3);
    expect(
      carriedOut.every(({ baseline, baselineChanged }) => baseline.value === 45 && baselineChanged),
    ).toBe(true);
    expect(ledgerFaults(changed.after)).toEqual([]);
  });

  it('counts anew when the setting changes, both ways', () => {
    const recognised = {
      ...cellOf(ledgerWith(3), FIRST),
      cityResult: 'recognised',
      cityResultOn: '2024-12-02',
    } as const;
    const ledger = withCell(ledgerWith(3), recognised);
    const strict = effectOfAct(yearRecordOf(ledger), { type: 'setCountsFrom', countsFrom: 'recognised' });
    expect([...countedYears(strict.after.entries)]).toEqual([[FIRST, 2024]]);
    expect(strict.entries.map(({ reason }) => reason)).toEqual(['uncounted', 'uncounted']);
    const again = effectOfAct(yearRecordOf(strict.after), { type: 'setCountsFrom', countsFrom: 'named' });
    expect(again.entries.map(({ reason }) => reason)).toEqual(['counted', 'counted']);
    expect(ledgerFaults(again.after)).toEqual([]);
  });

  describe('reporting to the city', () => {
    const [a, b, c] = [1, 2, 3].map((i) => numberOf('FACTORY', i)) as [string, string, string];
    const assemble = (cells: string[]): YearAct => ({
      type: 'assembleReport',
      reportId: 'r',
      cells,
      dueOn: '2025-01-20',
    });

    it('puts cells into the report and, when it is assembled anew, out of it', () => {
      const first = effectOfAct(yearRecordOf(ledgerWith(3)), assemble([a, b]));
      expect(first.cells.map(({ number, reportedIn }) => [number, reportedIn])).toEqual([
        [a, 'r'],
        [b, 'r'],
      ]);
      const second = effectOfAct(yearRecordOf(first.after, { report: first.report }), assemble([b, c]));
      expect(second.cells.map(({ number, reportedIn }) => [number, reportedIn])).toEqual([
        [b, 'r'],
        [c, 'r'],
        [a, undefined],
      ]);
      const fixed = { ...second.report!, state: 'fixed' as const };
      expect(
        refusalCode(() => effectOfAct(yearRecordOf(second.after, { report: fixed }), assemble([a]))),
      ).toBe('reportStateWrong');
    });

    it('tells every cell when it is sent; the answers take effect, a returned cell leaves', () => {
      const { after, report } = effectOfAct(yearRecordOf(ledgerWith(3)), assemble([a, b, c]));
      const fixed = {
        ...report!,
        state: 'fixed' as const,
        documentNumber: '渝北无废办〔2025〕1号',
        date: '2024-08-30',
      };
      const sent = effectOfAct(yearRecordOf(after, { report: fixed }), { type: 'sendReport', reportId: 'r' });
      expect(sent.relays.map(({ message: message }) => message.kind)).toEqual(Array(3).fill('reportToCity'));
      const results = [
        { cell: a, result: 'recognised' as const },
        { cell: b, result: 'returned' as const },
      ];
      const yearRecord = yearRecordOf(sent.after, { report: sent.report });
      expect(
        refusalCode(() => effectOfAct(yearRecord, { type: 'recordCityResults', reportId: 'r', results })),
      ).toBe('resultsRefused');
      const answered = effectOfAct(
        { ...yearRecord, reasons: { [b]: '缺核查照片' } },
        { type: 'recordCityResults', reportId: 'r', results },
      );
      expect(answered.report!.cells).toEqual([a, c]);
      expect(cellOf(answered.after, b)).toMatchObject({ cityResult: 'returned' });
      expect(cellOf(answered.after, b).reportedIn).toBeUndefined();
      expect(answered.results).toEqual([
        { cell: a, result: 'recognised' },
        { cell: b, result: 'returned', reason: '缺核查照片' },
      ]);
      const late = effectOfAct(yearRecordOf(answered.after, { report: answered.report }), {
        type: 'recordCityResults',
        reportId: 'r',
        results: [{ cell: a, result: 'notRecognised' }],
      });
      expect(late.relays).toEqual([]);
      expect(late.adjustment).toMatchObject({ id: 'c', state: 'open', cause: { type: 'cityResults' } });
    });
  });

  describe('corrections', () => {
    const cause = { type: 'revocation', cell: FIRST } as const;

    it('list every figure before anyone confirms, and are confirmed on what was listed', () => {
      const ledger = ledgerWith(45);
      const { adjustment, entries } = effectOfAct(yearRecordOf(ledger), {
        type: 'openAdjustment',
        adjustmentId: 'j',
        cause,
      });
      expect(entries).toEqual([]);
      expect(adjustment!.touched.shortfalls[0]).toMatchObject({ code: 'belowBaseline', completed: 44 });
      const waiting = { id: 'j', state: 'open' as const, cause };
      const confirm: YearAct = { type: 'confirmAdjustment', adjustmentId: 'j', hash: adjustment!.hash };
      expect(
        refusalCode(() => effectOfAct(yearRecordOf(ledgerWith(46), { adjustment: waiting }), confirm)),
      ).toBe('adjustmentStale');
      const done = effectOfAct(yearRecordOf(ledger, { adjustment: waiting }), confirm);
      expect(done.entries).toMatchObject([{ reason: 'revoked', year: 2024, delta: -1 }]);
      expect(done.relays).toEqual([{ cell: FIRST, message: { kind: 'revoke' } }]);
      const settled = { ...waiting, state: 'confirmed' as const };
      expect(refusalCode(() => effectOfAct(yearRecordOf(done.after, { adjustment: settled }), confirm))).toBe(
        'adjustmentSettled',
      );
    });

    it('may be withdrawn, changing nothing', () => {
      const adjustment = { id: 'j', state: 'open' as const, cause };
      const effect = effectOfAct(yearRecordOf(ledgerWith(45), { adjustment }), {
        type: 'withdrawAdjustment',
        adjustmentId: 'j',
      });
      expect(effect).toMatchObject({
        entries: [],
        cells: [],
        relays: [],
        adjustment: { state: 'withdrawn' },
      });
      expect(
        refusalCode(() =>
          effectOfAct(yearRecordOf(ledgerWith(45)), { type: 'withdrawAdjustment', adjustmentId: 'j' }),
        ),
      ).toBe('adjustmentUnknown');
    });
  });

  it("freezes at the year's cut what was recorded before it", () => {
    const ledger = ledgerWith(47);
    const cut = { type: 'yearCut', seq: 2, at: yearCut(YEAR), by: 'system' } as YearEvent;
    const { carriedOut, completed } = effectOf(yearRecordOf(ledger), cut, stampOn('2025-01-06')).cut!;
    expect({ completed, carriedOut }).toEqual({ completed: 47, carriedOut: [] });
  });
});
