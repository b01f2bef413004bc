import { refusalCode } from '../../../../../test/support/refusal';
import { bookWith, cellOf, numberOf, YEAR } from '../../../../../test/support/year';
import { type Book, withCell } from '../figures/book';
import { withShowcase } from './showcase';

const FIRST = numberOf('FACTORY', 1);
const TODAY = '2024-12-02';

const set = (book: Book, showcase: boolean, cell = FIRST, year = YEAR) =>
  withShowcase(book, { year, cell, showcase }, TODAY);

describe('精品细胞', () => {
  it('is a named cell with a distinction since a day, and without it again; nothing else of it changes', () => {
    const book = bookWith(3);
    const before = cellOf(book, FIRST);
    const given = set(book, true);
    expect(given).toEqual({ ...before, showcaseOn: TODAY });
    expect(set(withCell(book, given), false)).toEqual(before);
  });

  it('is given once, taken back once, to named cells of the year alone, and to none that is revoked', () => {
    const book = bookWith(3);
    expect(refusalCode(() => set(book, false))).toBe('showcaseKnown');
    expect(refusalCode(() => set(withCell(book, set(book, true)), true))).toBe('showcaseKnown');
    expect(refusalCode(() => set(book, true, 'YB-2024-FACTORY-0999'))).toBe('cellNotNamed');
    expect(refusalCode(() => set(book, true, FIRST, YEAR + 1))).toBe('cellOfAnotherYear');
    const revoked = withCell(book, { ...cellOf(book, FIRST), revokedOn: '2024-12-01' });
    expect(refusalCode(() => set(revoked, true))).toBe('cellRevoked');
  });
});
