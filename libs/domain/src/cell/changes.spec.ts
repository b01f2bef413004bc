import { cellRules, CellStory } from '../../../../test/support/domain/cell-story';
import { explainRecheck } from './explain';

const period = (recheckYears: number) =>
  ({ type: 'rulesChanged', recheckYears, recheckBasis: 'notice' }) as const;

describe('a changed 动态复核周期', () => {
  it('moves the next re-check of a cell that is named, and says so; a second time changes nothing', () => {
    const story = new CellStory().begin().receive(period(5));
    expect(story.cell).toMatchObject({ recheckOn: '2029-09-11', stage: 'standing' });
    expect(story.events.at(-1)).toMatchObject({ type: 'recheckPeriodChanged', years: 5, before: 3 });
    expect(explainRecheck(story.cell, story.rules)).toContain('每5年复核一次');
    const { seq } = story.cell;
    expect(story.receive(period(5)).cell.seq).toBe(seq);
  });

  it('that is shorter than what has passed opens the re-check today, not in the past', () => {
    const story = new CellStory('2026-09-14').begin().receive(period(1));
    expect(story.cell).toMatchObject({ stage: 'check', check: { kind: 'recheck', openedOn: '2026-09-14' } });
  });

  it('leaves a day that the office has set, and counts from the next 维持 on', () => {
    const story = new CellStory().begin().act('office', { type: 'setRecheckDay', on: '2025-10-09' });
    story.receive(period(5));
    expect(story.cell.recheckOn).toBe('2025-10-09');
    story.through('2025-10-09').file('keep');
    expect(story.cell.recheckOn).toBe('2030-10-09');
  });

  it('does not touch an open check', () => {
    const story = new CellStory().begin().through('2027-09-13');
    const { task } = story.cell;
    expect(story.receive(period(5)).cell).toMatchObject({ stage: 'check', task });
  });
});

describe('a corrected day of naming', () => {
  it('counts for the re-check until the first 维持; a second time changes nothing', () => {
    const story = new CellStory().begin().receive({ type: 'namingCorrected', namedOn: '2024-09-10' });
    expect(story.cell).toMatchObject({ namedOn: '2024-09-10', recheckOn: '2027-09-10' });
    const { seq } = story.cell;
    expect(story.receive({ type: 'namingCorrected', namedOn: '2024-09-10' }).cell.seq).toBe(seq);
    story.through('2027-09-10').file('keep').receive({ type: 'namingCorrected', namedOn: '2024-09-09' });
    expect(story.cell).toMatchObject({ namedOn: '2024-09-09', recheckOn: '2030-09-10' });
    expect(cellRules.recheckYears).toBe(3);
  });
});
