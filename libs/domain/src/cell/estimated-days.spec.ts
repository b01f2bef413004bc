import { CALENDAR } from '../../../../test/support/builders';
import { CellStory, cellRules } from '../../../../test/support/domain/cell-story';
import { nextCellTimer } from './timers';

describe('a period of the unit whose last day is estimated', () => {
  const { '2025': _, ...unpublished } = CALENDAR;
  const told = (story: CellStory) => story.receive({ ...PUBLISHED, calendar: CALENDAR });
  const PUBLISHED = { type: 'calendarPublished', calendarVersion: 2 } as const;
  /** Decided on 25 December 2024, while nobody knows which days of 2025 are off. */
  const begun = () =>
    new CellStory('2024-12-25', { ...cellRules, calendar: unpublished })
      .begin()
      .act('office', { type: 'orderSpotCheck', assigned: [] });
  const revokedThen = () =>
    begun().file('proposeRevocation').act('office', { type: 'decideRevocation', decision: 'revoke' });

  it('does not end the right to appeal: the unit appeals until the day after the calendar has come', () => {
    const story = revokedThen();
    expect(story.cell.task).toMatchObject({ dueOn: '2025-01-15', provisional: true });
    story.through('2025-02-06');
    expect(story.cell).toMatchObject({ stage: 'appeal', task: { overdue: true } });
    told(story);
    expect(story.cell.task).toMatchObject({ dueOn: '2025-02-07', toldDueOn: '2025-02-07', overdue: false });
    expect(nextCellTimer(story.cell, story.rules)).toMatchObject({ effect: 'appealPeriodEnds' });
    expect(story.through('2025-02-07').act('applicant', { type: 'appeal' }).cell.stage).toBe('review');
  });

  it('is appealed against meanwhile, and ends by itself once its day is certain', () => {
    expect(revokedThen().through('2025-02-06').act('applicant', { type: 'appeal' }).cell.stage).toBe(
      'review',
    );
    expect(told(revokedThen().through('2025-02-06')).through('2025-02-08').cell.stage).toBe('delisting');
    expect(told(revokedThen()).through('2025-01-18').cell.stage).toBe('delisting'); // with New Year off, 16 January
  });

  it('does not end the rectification: the unit reports until the day after the calendar has come', () => {
    const story = begun().file('rectify').through('2025-03-03');
    expect(story.cell).toMatchObject({
      stage: 'rectification',
      task: { dueOn: '2025-01-24', provisional: true, overdue: true },
    });
    expect(told(story).cell.task).toMatchObject({ dueOn: '2025-03-04', overdue: false });
    expect(story.through('2025-03-05').cell.stage).toBe('reinspection');
  });
});
