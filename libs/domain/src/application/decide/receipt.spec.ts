import {
  aSchool,
  CALENDAR,
  inPublicNotice,
  inReview,
  inspected,
  Story,
} from '../../../../../test/support/builders';
import { refusalCode } from '../../../../../test/support/domain/refusal';
import type { WorkCalendar } from '../../calendar/working-days';
import { endedTaskOf, lastDayAnew } from '../time/ended';

const register = (receivedOn: string) => ({ type: 'registerCorrection', receivedOn }) as const;

/** Returned on Wednesday 4 September 2024, one of the reviewer's five days used. */
const returned = () =>
  new Story(aSchool(), '2024-09-02')
    .act('applicant', { type: 'submit' })
    .on('2024-09-04')
    .act('jiaow', { type: 'returnForCorrection' });
const DUE = '2024-09-19';

describe('a correction that was handed in on paper', () => {
  it('counts from the day of its receipt: the reviewer’s period goes on from there', () => {
    const story = returned();
    expect(story.due('applicant')).toBe(DUE);
    story.on('2024-09-12').act('jiaow', register('2024-09-09'));
    expect(story.events.findLast(({ type }) => type === 'resubmitted')).toMatchObject({
      receivedOn: '2024-09-09',
    });
    expect(story.app).toMatchObject({ stage: 'formalCheck', round: 2 });
    // 3 September before the return, then 10 to 13.
    expect(story.due('department:JIAOW')).toBe('2024-09-13');
    const asEntered = returned().on('2024-09-12').act('applicant', { type: 'resubmit' });
    expect(asEntered.due('department:JIAOW')).toBe('2024-09-19');
  });

  it('is registered by the first lead or the office, with a day that fits', () => {
    const story = returned().on('2024-09-12');
    expect(refusalCode(() => story.act('applicant', register('2024-09-12')))).toBe('notYours');
    expect(refusalCode(() => story.act('jgsw', register('2024-09-12')))).toBe('notYours');
    expect(refusalCode(() => story.act('office', register('2024-09-13')))).toBe('receivedInTheFuture');
    expect(refusalCode(() => story.act('office', register('2024-09-03')))).toBe('receivedBeforeReturn');
    story.act('office', register('2024-09-04'));
    expect(story.app.stage).toBe('formalCheck');
  });

  it('goes on after the case has lapsed when it came in time, and tells both sides', () => {
    const story = returned().on('2024-09-23');
    expect(story.app.stage).toBe('lapsed');
    expect(refusalCode(() => story.act('office', register('2024-09-20')))).toBe('receivedAfterLastDay');
    story.act('office', register(DUE));
    expect(story.app).toMatchObject({ stage: 'formalCheck', round: 2 });
    expect(story.app.endedTask).toBeUndefined();
    expect(story.app.parked).toBeUndefined();
    expect(story.due('department:JIAOW')).toBe('2024-09-25');
    expect(story.told().slice(-2)).toEqual(['progress → applicant', 'taskOpened → department:JIAOW']);
    story.act('jiaow', { type: 'accept' });
    expect(story.app.stage).toBe('departmentReview');
  });

  it('makes a reviewer late who had the papers all the time, and sends no reminder for a day that is past', () => {
    const story = inReview('2024-09-02').on('2024-09-26').act('jiaow', { type: 'returnForCorrection' });
    story.on('2024-10-22').act('office', register('2024-09-27'));
    const tasks = story.app.tasks.map(({ seat, dueOn, overdue }) => [seat, dueOn, overdue]);
    expect(tasks).toEqual([
      ['department:JIAOW', '2024-10-09', true],
      ['department:JGSW', '2024-10-09', true],
    ]);
    const told = story.mails().filter((line) => line.startsWith('2024-10-22'));
    expect(told.filter((line) => !/taskOpened|progress/.test(line))).toEqual([]);
    story.through('2024-10-23');
    expect(story.mails().filter((line) => line.startsWith('2024-10-23 overdue'))).toEqual([
      '2024-10-23 overdue → department:JIAOW',
      '2024-10-23 overdue → department:JGSW',
    ]);
  });

  it('reopens a case that lapsed under an earlier release, whose state holds less', () => {
    const story = returned().on('2024-09-23');
    const { endedTask: _, ...old } = story.app;
    expect(endedTaskOf(old)).toMatchObject({ openedOn: '2024-09-04', dueOn: DUE });
    const later = new Story(old, '2024-09-23');
    expect(refusalCode(() => later.act('office', register('2024-09-20')))).toBe('receivedAfterLastDay');
    expect(later.act('office', register(DUE)).app.stage).toBe('formalCheck');
  });
});

describe('a case that ended on a day that is not its last one', () => {
  /** The calendar of 2024 with two days more off in September. */
  const LATER = {
    ...CALENDAR,
    '2024': { ...CALENDAR['2024']!, off: [...CALENDAR['2024']!.off, '09-18', '09-19'] },
  };
  const PUBLISHED = { type: 'calendarPublished', calendarVersion: 2, calendar: LATER } as const;

  it('is brought back by the office with the last day that the calendar gives, or with one day more', () => {
    const story = returned().on('2024-09-20');
    const anew = (today: string, calendar: WorkCalendar = LATER) =>
      lastDayAnew(endedTaskOf(story.app)!, story.rules, calendar, today);
    expect(anew('2024-09-20')).toBe('2024-09-23');
    expect(anew('2024-09-25')).toBe('2024-09-26');
    expect(anew('2024-09-20', CALENDAR)).toBeUndefined();
    expect(refusalCode(() => story.act('jiaow', { type: 'reopen', dueOn: '2024-09-23' }))).toBe('notYours');
    expect(refusalCode(() => story.act('office', { type: 'reopen', dueOn: DUE }))).toBe('endedInTime');
    story.act('office', { type: 'reopen', dueOn: '2024-09-23' });
    expect(story.app).toMatchObject({
      stage: 'correction',
      tasks: [{ seat: 'applicant', dueOn: '2024-09-23' }],
    });
    expect(story.told().slice(-1)).toEqual(['reopened → applicant']);
    story.receive(PUBLISHED);
    expect(story.due('applicant')).toBe('2024-09-23');
    expect(story.on('2024-09-23').act('applicant', { type: 'resubmit' }).app.stage).toBe('formalCheck');
  });

  it('lapses again when nothing comes by the new day', () => {
    const story = returned().on('2024-09-20').act('office', { type: 'reopen', dueOn: '2024-09-23' });
    expect(story.through('2024-09-24').app).toMatchObject({
      stage: 'lapsed',
      endedTask: { dueOn: '2024-09-23' },
    });
  });

  it('goes on with its rectification when that ran out too early', () => {
    const story = inspected('rectify').through('2024-10-10');
    expect(story.app).toMatchObject({ stage: 'refused', endedTask: { clock: 'rectification' } });
    story.act('office', { type: 'reopen', dueOn: '2024-10-14' });
    expect(story.app).toMatchObject({ stage: 'rectification', tasks: [{ dueOn: '2024-10-14' }] });
    expect(story.act('applicant', { type: 'reportRectified' }).app.tasks).toMatchObject([
      { seat: 'inspection', clock: 'reinspection' },
    ]);
  });

  it('keeps what was left of the day that the office named when it is suspended and goes on', () => {
    const story = inspected('rectify').through('2024-10-10');
    story.act('office', { type: 'reopen', dueOn: '2024-10-14' });
    story.on('2024-10-11').act('office', { type: 'suspend', why: 'suspension' });
    story.on('2024-11-12').act('office', { type: 'resume' });
    // 11, 12, 13 and 14 October were left.
    expect(story.app).toMatchObject({ stage: 'rectification', tasks: [{ dueOn: '2024-11-18' }] });
    expect(story.through('2024-11-18').app.stage).toBe('rectification');
  });

  it('is a public notice, too: nobody is named before its day, and objections count until then', () => {
    const story = inPublicNotice('2024-09-11').on('2024-09-21');
    expect(story.app).toMatchObject({ stage: 'naming', notice: { endsOn: '2024-09-19', ended: true } });
    story.receive(PUBLISHED);
    expect(story.on('2024-09-23').app.notice).toMatchObject({ endsOn: '2024-09-23', ended: true });
    const name = (date: string) => ({ type: 'name', documentNumber: 'x', date }) as const;
    expect(refusalCode(() => story.act('office', name('2024-09-23')))).toBe('namedBeforeNoticeEnded');
    story.on('2024-09-25').act('office', name('2024-09-25'));
    expect(story.app.stage).toBe('municipalReport');
  });

  it('is not one that was decided', () => {
    const story = inReview().on('2024-09-03');
    for (const [who, department] of [
      ['jiaow', 'JIAOW'],
      ['jgsw', 'JGSW'],
    ] as const)
      story.act(who, { type: 'giveOpinion', department, opinion: 'disagree' });
    expect(story.app.stage).toBe('refused');
    expect(refusalCode(() => story.act('office', { type: 'reopen', dueOn: '2024-09-23' }))).toBe(
      'nothingToReopen',
    );
  });
});
