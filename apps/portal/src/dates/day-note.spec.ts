import { dayNote, isWholeDate } from './day-note';

describe('the note of a day', () => {
  it.each([
    ['2024-09-27', { works: true }, '周五'],
    ['2024-09-28', { works: false }, '周六，休息日'],
    ['2024-10-01', { works: false, mark: '休' }, '周二，放假'],
    ['2024-09-29', { works: true, mark: '班' }, '周日，调休上班'],
  ] as const)('says what the calendar says: %s', (date, kind, note) => {
    expect(dayNote(date, kind)).toBe(note);
  });

  it.each([
    ['2024-09-27', true],
    ['0202-09-27', false],
    ['', false],
  ])('is written for a whole date only: %s', (date, whole) => {
    expect(isWholeDate(date)).toBe(whole);
  });
});
