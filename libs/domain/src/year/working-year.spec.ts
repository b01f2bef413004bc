import { workingYear } from './working-year';

const opened = (...days: string[]) =>
  days.map((openedOn) => ({ year: Number(openedOn.slice(0, 4)), openedOn }));

describe('the year that the work is in', () => {
  const years = opened('2024-08-28', '2025-03-03', '2026-04-01');

  it.each([
    ['2024-08-28', 2024],
    ['2024-12-31', 2024],
    ['2025-01-02', 2024], // the calendar's year has no programme yet
    ['2025-03-02', 2024],
    ['2025-03-03', 2025],
    ['2026-01-02', 2025],
    ['2026-04-01', 2026],
    ['2031-06-30', 2026],
  ])('on %s is %i', (today, year) => expect(workingYear(years, today)).toBe(year));

  it('does not depend on the order of the years', () => {
    expect(workingYear([...years].reverse(), '2025-06-30')).toBe(2025);
  });

  it('is the next one while none has been opened, and none while the record holds none', () => {
    expect(workingYear(years, '2024-08-27')).toBe(2024);
    expect(workingYear([], '2024-08-27')).toBeUndefined();
  });
});
