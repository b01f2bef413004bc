import { refusalCode } from '../../../../../test/support/domain/refusal';
import { ledgerWith, cellOf, numberOf, YEAR } from '../../../../../test/support/year';
import { type YearLedger, withCell } from '../figures/ledger';
import { withShowcase } from './showcase';

const FIRST = numberOf('FACTORY', 1);
const TODAY = '2024-12-02';

const set = (ledger: YearLedger, showcase: boolean, cell = FIRST, year = YEAR) =>
  withShowcase(ledger, { year, cell, showcase }, TODAY);

describe('精品细胞', () => {
  it('is a named cell with a distinction since a day, and without it again; nothing else of it changes', () => {
    const ledger = ledgerWith(3);
    const before = cellOf(ledger, FIRST);
    const given = set(ledger, true);
    expect(given).toEqual({ ...before, showcaseOn: TODAY });
    expect(set(withCell(ledger, given), false)).toEqual(before);
  });

  it('is given once, taken back once, to named cells of the year alone, and to none that is revoked', () => {
    const ledger = ledgerWith(3);
    expect(refusalCode(() => set(ledger, false))).toBe('showcaseKnown');
    expect(refusalCode(() => set(withCell(ledger, set(ledger, true)), true))).toBe('showcaseKnown');
    expect(refusalCode(() => set(ledger, true, 'YB-2024-FACTORY-0999'))).toBe('cellNotNamed');
    expect(refusalCode(() => set(ledger, true, FIRST, YEAR + 1))).toBe('cellOfAnotherYear');
    const revoked = withCell(ledger, { ...cellOf(ledger, FIRST), revokedOn: '2024-12-01' });
    expect(refusalCode(() => set(revoked, true))).toBe('cellRevoked');
  });
});
