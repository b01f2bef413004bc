import { CALENDAR } from '../../../../test/support/builders';
import { cellRules, CellStory, COLLEAGUE } from '../../../../test/support/domain/cell-story';
import type { WorkCalendar } from '../calendar/working-days';
import { cellActionsFor } from './actions';
import { appealDayAnew, endedAppealOf } from './ended';
import { nineOn } from '../calendar/office-hours';
import { nextCellTimer } from './timers';

/** The calendar of 2024 with two days more off in October. */
const LATER: WorkCalendar = {
  ...CALENDAR,
  '2024': { ...CALENDAR['2024']!, off: [...CALENDAR['2024']!.off, '10-08', '10-09'] },
};
const PUBLISHED = { type: 'calendarPublished', calendarVersion: 2, calendar: LATER } as const;
const ENDED = '2024-10-11';
const ANEW = '2024-10-14';

/** Revoked on Friday 13 September 2024; nobody appealed in the 15 working days after it. */
const unappealed = (through = '2024-10-12') =>
  new CellStory('2024-09-13')
    .begin()
    .act('office', { type: 'orderSpotCheck', assigned: [] })
    .file('proposeRevocation')
    .act('office', { type: 'decideRevocation', decision: 'revoke' })
    .through(through);
const dayAnew = ({ cell, rules, today }: CellStory, calendar = LATER) =>
  appealDayAnew(cell, rules, calendar, today);
const reopen = (dueOn = ANEW) => ({ type: 'reopen', dueOn }) as const;

describe('a period of appeal that ended on a day that is not its last one', () => {
  it('is known with the last day that the calendar gives, or with one working day more', () => {
    const story = unappealed();
    expect(story.cell).toMatchObject({ stage: 'delisting', endedAppeal: { dueOn: ENDED } });
    expect(dayAnew(story)).toBe(ANEW);
    expect(dayAnew(story.through('2024-10-18'))).toBe('2024-10-21');
    expect(dayAnew(story, CALENDAR)).toBeUndefined();
  });

  it('is opened again by the office alone; the unit is told and appeals', () => {
    const story = unappealed();
    expect(story.refusal('applicant', reopen())).toBe('notYours');
    expect(story.refusal('jiaow', reopen())).toBe('notYours');
    expect(story.refusal('office', reopen(ENDED))).toBe('endedInTime');
    story.act('office', reopen());
    expect(story.cell).toMatchObject({
      stage: 'appeal',
      task: { dueOn: ANEW, seat: 'time', overdue: false },
    });
    expect(story.cell.endedAppeal).toBeUndefined();
    expect(story.mails().at(-1)).toBe('2024-10-12 cellAppealReopened → applicant');
    story.receive(PUBLISHED);
    expect(story.cell.task).toMatchObject({ dueOn: ANEW, provisional: false });
    story.through(ANEW).act('applicant', { type: 'appeal' });
    expect(story.act('colleague', { type: 'reviewAppeal', outcome: 'upheld' }).cell).toMatchObject({
      stage: 'standing',
      revocation: undefined,
    });
  });

  it('ends again by itself when nothing comes by the new day', () => {
    const story = unappealed().act('office', reopen()).through('2024-10-15');
    expect(story.cell).toMatchObject({ stage: 'delisting', endedAppeal: { dueOn: ANEW } });
  });

  it('goes on after the plaque has been taken down: an upheld appeal is carried out by the office', () => {
    const story = unappealed();
    story.receive({ type: 'revoked', on: story.today, by: COLLEAGUE.id });
    expect(story.cell.stage).toBe('ended');
    expect(dayAnew(story)).toBe(ANEW);
    story.act('office', reopen());
    expect(story.cell).toMatchObject({ stage: 'appeal', revocation: { revokedOn: '2024-10-12' } });
    expect(nextCellTimer(story.cell, story.rules)).toMatchObject({ effect: 'appealPeriodEnds' });
    story.act('applicant', { type: 'appeal' }).act('colleague', { type: 'reviewAppeal', outcome: 'upheld' });
    expect(story.cell.stage).toBe('restoration');
    expect(story.act('office', { type: 'concludeRestoration' }).cell.stage).toBe('ended');
    expect(dayAnew(story)).toBeUndefined();
    expect(story.refusal('office', reopen('2024-12-31'))).toBe('cellEnded');
  });

  it('is one of a revocation by the correction alone, too; a correction meanwhile leaves it open', () => {
    const alone = new CellStory('2024-09-13').begin();
    alone.receive({ type: 'revoked', on: '2024-09-13', by: COLLEAGUE.id }).through('2024-10-12');
    expect(alone.cell).toMatchObject({ stage: 'ended', endedAppeal: { dueOn: ENDED } });
    expect(alone.act('office', reopen()).cell.stage).toBe('appeal');
    const meanwhile = unappealed().act('office', reopen());
    meanwhile.receive({ type: 'revoked', on: meanwhile.today, by: COLLEAGUE.id });
    expect(meanwhile.cell).toMatchObject({ stage: 'appeal', task: { dueOn: ANEW } });
  });

  it('is not one that the unit used, nor one that still runs', () => {
    const used = unappealed('2024-09-20').act('applicant', { type: 'appeal' });
    used.act('colleague', { type: 'reviewAppeal', outcome: 'rejected' });
    expect(used.cell.stage).toBe('delisting');
    expect([dayAnew(used), used.refusal('office', reopen())]).toEqual([undefined, 'nothingToReopen']);
    const open = unappealed('2024-09-20');
    expect([dayAnew(open), open.refusal('office', reopen())]).toEqual([undefined, 'nothingToReopen']);
  });

  it('is found in a state of an earlier release, which holds less', () => {
    const without = (story: CellStory) => {
      const { endedAppeal: _, ...old } = story.cell;
      return new CellStory(story.today, story.rules, old);
    };
    const delisting = without(unappealed());
    expect(endedAppealOf(delisting.cell, cellRules)).toMatchObject({ openedOn: '2024-09-13', dueOn: ENDED });
    expect(delisting.act('office', reopen()).cell.stage).toBe('appeal');
    const revoked = unappealed();
    revoked.receive({ type: 'revoked', on: revoked.today, by: COLLEAGUE.id });
    const ended = without(revoked);
    expect(dayAnew(ended)).toBe(ANEW);
    expect(ended.act('office', reopen()).cell.stage).toBe('appeal');
  });

  it('is offered to the office', () => {
    const { cell, rules, today } = unappealed();
    const offered = (role: 'office' | 'applicant') =>
      cellActionsFor(cell, { id: COLLEAGUE.id, role }, rules, nineOn(today));
    expect(offered('office')).toContain('reopen');
    expect(offered('applicant')).not.toContain('reopen');
  });
});
