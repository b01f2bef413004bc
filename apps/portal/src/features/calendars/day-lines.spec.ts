import fc from 'fast-check';
import { daysLater } from '../../dates/time';
import { daysOfLines, linesOfDays } from './day-lines';
import { entersProvisionally } from './entered-year';

describe('the days of a year, as people write them', () => {
  it('that follow each other are one range', () => {
    expect(linesOfDays(['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-05'])).toBe('10-01..10-03\n10-05');
    expect(linesOfDays(['2024-02-28', '2024-02-29', '2024-03-01'])).toBe('02-28..03-01');
    expect(linesOfDays([])).toBe('');
  });

  it('may be entered one a line or between commas, Chinese ones too', () => {
    expect(daysOfLines(' 10-01..10-07 \n\n 10-12,10-13,11-02、11-03\n')).toEqual([
      ...['10-01..10-07', '10-12', '10-13', '11-02', '11-03'],
    ]);
    expect(daysOfLines('')).toEqual([]);
  });

  it('always come back as they were written', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 60 })
      .map((offsets) => offsets.sort((a, b) => a - b).map((offset) => daysLater('2025-01-01', offset)));
    fc.assert(
      fc.property(days, (written) => {
        const read = daysOfLines(linesOfDays(written)).flatMap((line) => {
          const [from, to = from] = line.split('..').map((day) => `2025-${day}`);
          const range = [from!];
          while (range.at(-1)! < to!) range.push(daysLater(range.at(-1)!, 1));
          return range;
        });
        expect(read).toEqual(written);
      }),
    );
  });

  it('are an estimate where they are entered before the circular, never in a table', () => {
    const year = { circular: '', off: [], makeup: [] } as never;
    expect(entersProvisionally(Object.assign({}, year, { status: 'provisional' }))).toBe(true);
    expect(entersProvisionally(Object.assign({}, year, { status: 'published' }))).toBe(false);
    expect(entersProvisionally('date,kind')).toBe(false);
  });
});
