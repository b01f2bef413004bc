import { aCell, ledgerWith, cellOf, named, numberOf, stampOn, YEAR } from '../../../../../test/support/year';
import { type YearLedger, withCell, withEntries } from '../figures/ledger';
import { type CityResultRow, previewResults, withResults } from './city-results';
import { confirmCarryOver } from './confirm-carry-over';
import {
  assembleReport,
  discardReport,
  fixReport,
  isReportLate,
  reportable,
  reportFaults,
  sendReport,
} from './report';

const BATCH = { id: 'r1', year: YEAR, dueOn: '2025-01-10' };
const [A, B, C] = [1, 2, 3].map((serial) => numberOf('FACTORY', serial)) as [string, string, string];

function change(
  ledger: YearLedger,
  number: string,
  changes: Parameters<typeof withCell>[1] | object,
): YearLedger {
  return withCell(ledger, { ...cellOf(ledger, number), ...changes });
}

describe('a municipal report', () => {
  it('may hold the named cells of its year that have not been reported', () => {
    let ledger = change(ledgerWith(5), A, { reportedIn: 'r0' });
    ledger = change(ledger, B, { revokedOn: '2024-12-20' });
    expect(reportable(ledger, YEAR).map(({ number }) => number)).toEqual(
      [3, 4, 5].map((i) => numberOf('FACTORY', i)),
    );
  });

  it('names every cell that may not go, and takes none', () => {
    let ledger = change(ledgerWith(5), A, { reportedIn: 'r0' });
    ledger = change(ledger, B, { revokedOn: '2024-12-20' });
    ledger = named(ledger, aCell({ number: 'late', namedOn: '2025-01-03' }));
    const faults = reportFaults(ledger, YEAR, [A, B, C, C, 'late', 'draft']);
    expect(faults.map(({ cell, code }) => [cell, code])).toEqual([
      [A, 'cellReported'],
      [B, 'cellRevoked'],
      [C, 'cellDoubled'],
      ['late', 'cellOfAnotherYear'],
      ['draft', 'cellNotNamed'],
    ]);
    expect(() => assembleReport(ledger, BATCH, [A, C])).toThrow(
      expect.objectContaining({ code: 'reportRefused' }),
    );
    expect(() => assembleReport(ledger, BATCH, [])).toThrow(
      expect.objectContaining({ code: 'nothingChosen' }),
    );
  });

  it('takes a carried cell with the year to which it was carried', () => {
    const ledger = ledgerWith(46);
    const decision = { cells: [A], seenHash: 'h', presentHash: 'h' };
    const carried = withEntries(
      ledger,
      confirmCarryOver(ledger, YEAR, decision, stampOn('2025-02-20')).entries,
    );
    expect(reportFaults(carried, 2024, [A]).map(({ code }) => code)).toEqual(['cellOfAnotherYear']);
    expect(reportFaults(carried, 2025, [A])).toEqual([]);
  });

  it('is assembled, fixed under number and date, sent, in this order and once', () => {
    const assembled = assembleReport(ledgerWith(5), BATCH, [A, B]);
    const fixed = fixReport(assembled, '渝北无废办〔2025〕2号', '2025-01-06');
    const sent = sendReport(fixed, '2025-01-07');
    expect(sent).toMatchObject({
      cells: [A, B],
      state: 'sent',
      documentNumber: '渝北无废办〔2025〕2号',
      sentOn: '2025-01-07',
    });
    const wrong = expect.objectContaining({ code: 'reportStateWrong' });
    expect(() => sendReport(assembled, '2025-01-07')).toThrow(wrong);
    expect(() => fixReport(fixed, '渝北无废办〔2025〕3号', '2025-01-07')).toThrow(wrong);
    expect(() => sendReport(sent, '2025-01-08')).toThrow(wrong);
    expect(() => sendReport(fixed, '2025-01-05')).toThrow(
      expect.objectContaining({ code: 'sentBeforeDated' }),
    );
    expect(() => fixReport(assembled, ' ', '2025-01-06')).toThrow(
      expect.objectContaining({ code: 'documentNumberMissing' }),
    );
    expect(() => fixReport(assembled, '渝北无废办〔2025〕2号', '2025-13-06')).toThrow(
      expect.objectContaining({ code: 'dateInvalid' }),
    );
  });

  it('may be discarded before it is fixed, not after; a discarded one is never late', () => {
    const assembled = assembleReport(ledgerWith(5), BATCH, [A, B]);
    const discarded = discardReport(assembled);
    expect(discarded).toMatchObject({ state: 'discarded', cells: [] });
    expect(isReportLate(discarded, '2025-02-01')).toBe(false);
    const fixed = fixReport(assembled, '渝北无废办〔2025〕2号', '2025-01-06');
    for (const batch of [fixed, sendReport(fixed, '2025-01-07'), discarded]) {
      expect(() => discardReport(batch)).toThrow(expect.objectContaining({ code: 'reportStateWrong' }));
    }
    expect(() => fixReport(discarded, '渝北无废办〔2025〕2号', '2025-01-06')).toThrow(
      expect.objectContaining({ code: 'reportStateWrong' }),
    );
  });

  it('is late after the day that the city set, not on it', () => {
    const batch = assembleReport(ledgerWith(5), BATCH, [A]);
    expect(isReportLate(batch, '2025-01-10')).toBe(false);
    expect(isReportLate(batch, '2025-01-11')).toBe(true);
    expect(isReportLate({ ...batch, sentOn: '2025-01-10' }, '2025-02-01')).toBe(false);
    expect(isReportLate({ ...batch, dueOn: undefined }, '2025-02-01')).toBe(false);
  });
});

describe("the city's results", () => {
  const ledger = ledgerWith(5);
  const sent = sendReport(
    fixReport(assembleReport(ledger, BATCH, [A, B, C]), '渝北无废办〔2025〕2号', '2025-01-06'),
    '2025-01-07',
  );
  const row = (line: number, number: string, result: CityResultRow['result'], reason?: string) => ({
    line,
    number,
    result,
    reason,
  });

  it('are previewed: every change, every row that cannot be matched, what is left open', () => {
    const known = change(ledger, B, { cityResult: 'recognised' });
    const preview = previewResults(known, sent, [
      row(2, A, 'recognised'),
      row(3, B, 'notRecognised'),
      row(4, 'YB-2024-FACTORY-9999', 'recognised'),
      row(5, numberOf('FACTORY', 4), 'recognised'),
      row(6, A, 'notRecognised'),
    ]);
    expect(preview.changes).toEqual([
      { line: 2, cell: A, to: 'recognised', corrects: false },
      { line: 3, cell: B, from: 'recognised', to: 'notRecognised', corrects: true },
    ]);
    expect(preview.faults.map(({ line, code }) => [line, code])).toEqual([
      [4, 'numberUnknown'],
      [5, 'notInReport'],
      [6, 'rowDoubled'],
    ]);
    expect(preview.faults[2]!.detail).toBe('与第 2 行重复。');
    expect(preview.missing).toEqual([C]);
  });

  it('say why a cell was returned, and let it out of the report', () => {
    const { faults } = previewResults(ledger, sent, [row(2, A, 'returned', ' ')]);
    expect(faults).toMatchObject([{ line: 2, code: 'reasonMissing' }]);
    const { changes } = previewResults(ledger, sent, [
      row(2, A, 'returned', '缺佐证'),
      row(3, B, 'recognised'),
    ]);
    expect(withResults(sent, changes).cells).toEqual([B, C]);
  });

  it('may return a cell a second time, in a later report', () => {
    const again = change(ledger, A, { cityResult: 'returned' });
    expect(previewResults(again, sent, [row(2, A, 'returned', '仍缺佐证')]).changes).toMatchObject([
      { cell: A, from: 'returned', to: 'returned', corrects: false },
    ]);
    expect(previewResults(again, sent, []).missing).toEqual([A, B, C]);
  });

  it('that are known already change nothing', () => {
    const known = change(ledger, A, { cityResult: 'recognised' });
    const preview = previewResults(known, sent, [row(2, A, 'recognised')]);
    expect(preview.changes).toEqual([]);
    expect(preview.unchanged).toHaveLength(1);
  });

  it('are not taken for a cell revoked since, nor before the report was sent', () => {
    const revoked = change(ledger, A, { revokedOn: '2025-01-09' });
    expect(previewResults(revoked, sent, [row(2, A, 'recognised')]).faults).toMatchObject([
      { code: 'cellRevoked' },
    ]);
    expect(() => previewResults(ledger, assembleReport(ledger, BATCH, [A]), [])).toThrow(
      expect.objectContaining({ code: 'reportNotSent' }),
    );
  });
});
