import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { addDays, civilDateAt } from '../calendar/civil-date';
import { nineOn } from '../calendar/office-hours';
import { isWorkingDay } from '../calendar/working-days';
import { nextObligationTimer, passObligationTime } from './timers';
import { foldObligation } from './evolve';
import { ObligationStory, obligationRules as rules } from '../../../../test/support/domain/obligation-story';

const to = (seat: string) => (line: string) => line.endsWith(`→ ${seat}`);
const dayOf = (line: string) => line.slice(0, 10);

describe('the self-assessment by 30 April', () => {
  it('reminds the office 10, 5, 3, 1 working days before and on the day; 27 April 2025, a Sunday, works', () => {
    const story = new ObligationStory().create('2025-04-30').through('2025-04-30');
    expect(story.mails().filter(to('office')).map(dayOf)).toEqual([
      '2025-04-17',
      '2025-04-24',
      '2025-04-27',
      '2025-04-29',
      '2025-04-30',
    ]);
  });

  it('is a date, not a period: on a rest day it does not roll, the last reminder comes the working day before', () => {
    const holiday = { ...rules, calendar: { '2025': { off: ['04-30'], makeup: [] } } };
    const obligation = new ObligationStory().create('2025-04-30').obligation;
    const moments: string[] = [];
    let current = obligation;
    for (let next = nextObligationTimer(current, holiday)!; moments.at(-1) !== '2025-05-01 overdue';) {
      if (next.seat === 'office') moments.push(`${civilDateAt(next.at)} ${next.effect}`);
      current = foldObligation(current, passObligationTime(current, holiday, next.at));
      next = nextObligationTimer(current, holiday)!;
    }
    expect(moments.slice(-2)).toEqual(['2025-04-29 remind', '2025-05-01 overdue']);
  });

  it('created after its date is recorded as past: nobody is told, nothing runs', () => {
    const story = new ObligationStory('2024-08-28').create('2024-04-30');
    expect(story.obligation.status).toBe('past');
    expect(story.mails()).toEqual([]);
    expect(nextObligationTimer(story.obligation, rules)).toBeUndefined();
    expect(story.through('2024-12-31').events).toHaveLength(1);
    // what was done in time may still be written down
    story.act('office', { type: 'close', reportedOn: '2024-04-28' });
    expect(story.obligation).toMatchObject({ status: 'done', reportedOn: '2024-04-28' });
  });

  it('asks each department for its part five working days before, and only those that are missing hear of it', () => {
    const story = new ObligationStory().create('2025-04-30');
    expect(story.obligation.parts.map((part) => part.dueOn)).toEqual(['2025-04-24', '2025-04-24']);
    story.on('2025-04-01').act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    story.through('2025-04-25');
    expect(story.mails().filter(to('department:JIAOW'))).toEqual([
      '2025-01-02 dutyOpened → department:JIAOW',
    ]);
    expect(story.mails().filter(to('department:JGSW')).map(dayOf)).toEqual([
      '2025-01-02',
      '2025-04-10',
      '2025-04-17',
      '2025-04-21',
      '2025-04-23',
      '2025-04-24',
      '2025-04-25',
    ]);
  });

  it('closed late says how many working days', () => {
    const story = new ObligationStory().create('2025-04-30').through('2025-05-07');
    story.act('office', { type: 'close', reportedOn: '2025-05-07' });
    expect(story.events.at(-1)).toMatchObject({ type: 'closed', lateDays: 2 });
    expect(nextObligationTimer(story.obligation, rules)).toBeUndefined();
  });

  it('hears once after the engine was down for three days over the date', () => {
    const story = new ObligationStory().create('2025-04-30').through('2025-04-29');
    const known = story.mails().filter(to('office')).length;
    story.on('2025-05-08');
    expect(story.mails().filter(to('office')).slice(known).map(dayOf)).toEqual(['2025-05-08']);
  });
});

describe('an obligation whose date the city sets', () => {
  it('waits without a clock, and gets its ladder with the date; an earlier date is kept', () => {
    const story = new ObligationStory().create();
    expect(nextObligationTimer(story.obligation, rules)).toBeUndefined();
    story.act('office', { type: 'setDueDate', dueOn: '2025-03-31' });
    story.act('office', { type: 'setDueDate', dueOn: '2025-03-20' });
    expect(story.obligation).toMatchObject({
      dueOn: '2025-03-20',
      earlierDates: ['2025-03-31'],
      status: 'open',
    });
    expect(story.refusal('office', { type: 'setDueDate', dueOn: '2024-12-31' })).toBe('dateInThePast');
  });
});

describe('a contribution', () => {
  it('is taken from the responsible department only, for its own items', () => {
    const story = new ObligationStory().create('2025-04-30');
    const item = { type: 'contribute', department: 'JGSW', item: 'T15' } as const;
    expect(story.refusal('jiaow', item)).toBe('notYours');
    expect(story.refusal('applicant', item)).toBe('notYours');
    expect(story.refusal('jgsw', { ...item, item: 'T07' })).toBe('notResponsible');
    expect(story.refusal('jgsw', item)).toBe('not refused');
    expect(story.refusal('jgsw', item)).toBe('not refused'); // corrected as often as needed, until closed
  });

  it('is urged at most once a working day, and nobody who has handed in is urged', () => {
    const story = new ObligationStory()
      .create('2025-04-30')
      .act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    story.act('office', { type: 'urge' });
    expect(story.events.at(-1)).toMatchObject({ type: 'urged', departments: ['JGSW'] });
    expect(story.refusal('office', { type: 'urge' })).toBe('alreadyUrged');
    expect(story.refusal('jgsw', { type: 'urge' })).toBe('notYours');
  });

  it('is closed with the obligation', () => {
    const story = new ObligationStory()
      .create('2025-04-30')
      .act('office', { type: 'close', reportedOn: '2025-01-02' });
    const item = { type: 'contribute', department: 'JGSW', item: 'T15' } as const;
    expect(story.refusal('jgsw', item)).toBe('obligationClosed');
    expect(story.act('office', { type: 'reopen' }).refusal('jgsw', item)).toBe('not refused');
  });
});

describe('whatever happens to an obligation', () => {
  it('its next clock lies later, its reminders fall on working days, once a day and holder', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.array(fc.nat(30), { maxLength: 12 }), (dueIn, pauses) => {
        const story = new ObligationStory('2025-01-02').create(addDays('2025-01-02', dueIn));
        for (const days of pauses) {
          story.through(addDays(story.today, days));
          const next = nextObligationTimer(story.obligation, rules);
          if (next) expect(next.at).toBeGreaterThan(nineOn(story.today));
        }
        const lines = story.mails().filter((line) => /dutyReminder|dutyOverdue/.test(line));
        expect(new Set(lines).size).toBe(lines.length);
        for (const line of lines) expect(isWorkingDay(CALENDAR, dayOf(line))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
