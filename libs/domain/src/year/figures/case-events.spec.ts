import { aSchool } from '../../../../../test/support/builders';
import { aCell, stampOn } from '../../../../../test/support/year';
import { type CountedCell, countingEffectOf, type CountingEvent, isCounting } from './case-events';

const NAMING = { countsFrom: 'named' } as const;
const RECOGNITION = { countsFrom: 'recognised' } as const;
const app = aSchool({ submittedOn: '2024-09-02' });
const cell: CountedCell = { ...aCell({ number: app.number }), countsIn: 2024, reportedIn: 'report' };
const uncounted: CountedCell = { ...cell, countsIn: undefined };

type Body<T> = T extends CountingEvent ? Omit<T, 'seq' | 'at' | 'by'> : never;
const on = (date: string, body: Body<CountingEvent>) =>
  ({ ...body, seq: 9, at: stampOn(date).at, by: 'office' }) as CountingEvent;
const naming = (date: string) => on(date, { type: 'named', documentNumber: '3', date });
const answer = (date: string, result: 'recognised' | 'returned' | 'notRecognised') =>
  on(date, { type: 'cityResultRecorded', result, tasks: [] });
const attribution = (assessmentYear: number) => on('2025-01-06', { type: 'attributed', assessmentYear });

describe('an application’s event in the figures of its years', () => {
  it('is naming, the city’s answer, the assessment year and revocation', () => {
    expect(isCounting(naming('2024-11-20'))).toBe(true);
    expect(isCounting({ type: 'reportedToCity', tasks: [], seq: 9, at: 0, by: 'office' })).toBe(false);
  });

  it.each([
    ['2024-12-31', 2024],
    ['2025-01-01', 2025],
    ['2026-03-02', 2026],
  ])('a naming on %s counts in %i', (date, countsIn) => {
    const effect = countingEffectOf(app, naming(date), undefined, NAMING);
    expect(effect).toMatchObject({ cell: { number: app.number, namedOn: date, countsIn } });
  });

  it('a naming counts in no year where recognition counts; the recognition then does', () => {
    expect(countingEffectOf(app, naming('2024-11-20'), undefined, RECOGNITION)).toEqual({
      cell: aCell({ number: app.number, cellType: app.cellType }),
    });
    const recognised = countingEffectOf(app, answer('2025-01-20', 'recognised'), uncounted, RECOGNITION);
    expect(recognised).toMatchObject({ cell: { countsIn: 2025, cityResultOn: '2025-01-20' } });
    const refused = countingEffectOf(app, answer('2025-01-20', 'notRecognised'), uncounted, RECOGNITION);
    expect(refused).toMatchObject({ cell: { countsIn: undefined, cityResult: 'notRecognised' } });
  });

  it('an answer moves no cell that counts already; what was returned lies in no report', () => {
    expect(countingEffectOf(app, answer('2025-01-20', 'recognised'), cell, NAMING)).toMatchObject({
      cell: { countsIn: 2024, reportedIn: 'report' },
    });
    const returned = countingEffectOf(app, answer('2025-01-20', 'returned'), cell, NAMING);
    expect('cell' in returned && returned.cell.reportedIn).toBeUndefined();
  });

  it('an assessment year is the one in which the cell counts, and no person moves it', () => {
    expect(countingEffectOf(app, attribution(2024), cell, NAMING)).toEqual({ cell });
    expect(countingEffectOf(app, attribution(2024), uncounted, RECOGNITION)).toEqual({ cell: uncounted });
    expect(countingEffectOf(app, attribution(2025), cell, NAMING)).toEqual({ refused: 'carryByProposal' });
    const carried = { ...cell, countsIn: 2025 };
    expect(countingEffectOf(app, attribution(2024), carried, NAMING)).toEqual({ refused: 'countsElsewhere' });
  });

  it('a person’s revocation is refused: it is the year’s correction', () => {
    const event = on('2025-01-06', { type: 'revoked' });
    expect(countingEffectOf(app, event, cell, NAMING)).toEqual({ refused: 'revokeByAdjustment' });
  });
});
