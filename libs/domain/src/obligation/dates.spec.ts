import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { addDays } from '../calendar/civil-date';
import { nineOn } from '../calendar/office-hours';
import { isWorkingDay } from '../calendar/working-days';
import { nextDutyClock } from './clock';
import { forecastDuty } from './forecast';
import { dutyNoticesFor } from './notices';
import { Duty, dutyRules, PARTS } from './testing/duty-story';

const JGSW = 'department:JGSW';
const to = (seat: string) => (line: string) => line.endsWith(`→ ${seat}`);
const partOf = (story: Duty, department: string) =>
  story.duty.parts.find((part) => part.department === department)!;

describe('a department’s day', () => {
  it('always leaves it a working day, unless the office’s own day does not', () => {
    const dueOn = (today: string, duty: string) => partOf(new Duty(today).create(duty), 'JGSW').dueOn;
    expect(dueOn('2025-04-25', '2025-04-30')).toBe('2025-04-27'); // a Sunday that works
    expect(dueOn('2025-04-29', '2025-04-30')).toBe('2025-04-30');
    expect(dueOn('2025-04-30', '2025-04-30')).toBe('2025-04-30');
    expect(dueOn('2025-05-01', '2025-05-02')).toBe('2025-05-02'); // asked in a holiday
    expect(dueOn('2025-01-02', '2025-04-30')).toBe('2025-04-24');
  });

  it('is not there while the city has not called: nobody is asked, nothing is late', () => {
    const story = new Duty().create();
    expect(partOf(story, 'JGSW')).not.toMatchObject({ dueOn: expect.anything() });
    expect(story.through('2025-12-31').mails()).toEqual([]);
    story.act('office', { type: 'setDueDate', dueOn: '2026-02-06' });
    expect(story.mails()).toEqual([
      '2025-12-31 dutyOpened → department:JIAOW',
      '2025-12-31 dutyOpened → department:JGSW',
    ]);
    story.act('office', { type: 'setDueDate', dueOn: '2026-02-09' });
    expect(
      story
        .mails()
        .slice(2)
        .map((line) => line.split(' ')[1]),
    ).toEqual(['dutyDateSet', 'dutyDateSet']);
    expect(story.refusal('office', { type: 'setDueDate', dueOn: '2026-02-09' })).toBe('dateUnchanged');
  });

  it('is counted anew when a calendar is published: the told day stays, who is asked hears of it once', () => {
    const { '2025': _, ...unpublished } = CALENDAR;
    const story = new Duty('2024-11-01', { ...dutyRules, calendar: unpublished }).create('2025-02-10');
    story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-02-03', provisional: true });
    story.on('2024-11-12').tell({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    // 8 February works, 28 January – 4 February is off
    expect(partOf(story, 'JGSW')).toMatchObject({
      dueOn: '2025-01-27',
      toldDueOn: '2025-02-03',
      provisional: false,
    });
    expect(story.mails().slice(2)).toEqual([`2024-11-12 dutyDateSet → ${JGSW}`]);
  });

  it('that was given late stays as it was given when a calendar is published', () => {
    const story = new Duty('2025-04-25').create('2025-04-30').on('2025-04-27');
    story.tell({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-04-27', overdue: false });
    expect(story.events.at(-1)).toMatchObject({ type: 'datesRecomputed', changed: [] });
  });

  it('cannot be asked of the same department twice', () => {
    const parts = [PARTS[0]!, PARTS[0]!];
    expect(new Duty().refusal('office', { type: 'create', parts })).toBe('partRepeated');
  });
});

describe('a late duty', () => {
  it('is told to the heads after five working days late, once each: the departments’, and the office’s own', () => {
    const story = new Duty().create('2025-03-31').through('2025-06-30');
    const escalated = story.mails().filter((line) => line.includes('dutyEscalated'));
    expect(escalated).toEqual([
      '2025-04-01 dutyEscalated → department:JIAOW',
      '2025-04-01 dutyEscalated → department:JGSW',
      '2025-04-09 dutyEscalated → office',
    ]);
    expect(partOf(story, 'JGSW').escalated).toBe('office');
    expect(story.duty.escalated).toBe('office');
  });

  it('reaches the head also when a calendar leaps over the day on which he would have heard', () => {
    const early = {
      ...CALENDAR,
      '2025': { ...CALENDAR['2025']!, off: ['01-01', '03-21', '03-24', '03-25'] },
    };
    const story = new Duty().create('2025-03-31').through('2025-03-31'); // parts due 24 March: five days late
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-03-24', overdue: true });
    story.tell({ type: 'calendarPublished', calendarVersion: 2, calendar: early }).through('2025-04-04');
    expect(
      story
        .mails()
        .filter((line) => line.includes('dutyEscalated'))
        .filter(to(JGSW)),
    ).toHaveLength(1);
  });

  it('closed late and opened again is not reminded of the days in between', () => {
    const story = new Duty().create('2025-03-31').through('2025-04-02');
    story.act('office', { type: 'close', reportedOn: '2025-04-02' }).through('2025-05-30');
    const known = story.events.length;
    story.act('office', { type: 'reopen' }).through('2025-06-03'); // 2 June is off
    const days = story.events
      .slice(known)
      .flatMap((event) => (event.type === 'reminded' ? [event.step.day] : []));
    expect(new Set(days)).toEqual(new Set(['2025-06-03']));
  });
});

describe('a duty that was past when it was written down', () => {
  it('stays past when it is opened again to put the reported day right', () => {
    const story = new Duty('2024-08-28').create('2024-04-30');
    story.act('office', { type: 'close', reportedOn: '2024-04-29' }).act('office', { type: 'reopen' });
    expect(story.duty.status).toBe('past');
    expect(nextDutyClock(story.duty, dutyRules)).toBeUndefined();
    story.act('office', { type: 'close', reportedOn: '2024-04-28' });
    expect(story.duty).toMatchObject({ status: 'done', reportedOn: '2024-04-28' });
    expect(story.mails().filter((line) => !line.includes('dutyClosed'))).toEqual([]);
  });

  it('is open from the day on which the office gives it a new date', () => {
    const story = new Duty('2024-08-28').create('2024-04-30');
    story.act('office', { type: 'setDueDate', dueOn: '2024-09-30' });
    expect(story.duty).toMatchObject({ status: 'open', earlierDates: ['2024-04-30'] });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2024-09-24', remindedThrough: '2024-08-28' });
  });

  it('hears of no calendar', () => {
    const story = new Duty('2024-08-28').create('2024-04-30');
    story.tell({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    expect(story.events).toHaveLength(1);
  });
});

describe('a duty’s forecast', () => {
  it('is what happens when nobody acts, and each reminder falls on a working day, once a holder and day', () => {
    const dueIn = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.nat(400), dueIn, fc.nat(120), fc.boolean(), (start, length, days, partly) => {
        const begin = addDays('2024-08-28', start);
        const story = new Duty(begin).create(addDays(begin, length));
        if (partly) story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
        const known = story.events.length;
        const until = addDays(begin, days);
        const foreseen = forecastDuty(story.duty, dutyRules, nineOn(until), 10_000);
        story.through(until);
        const happened = story.events.slice(known);
        expect(foreseen.flatMap(({ events }) => events)).toEqual(happened);
        expect(foreseen.flatMap(({ notices }) => notices)).toEqual(dutyNoticesFor(story.duty, happened));
        const reminded = happened.filter((event) => event.type === 'reminded');
        for (const { at, step } of reminded) {
          expect(at).toBe(nineOn(step.day));
          expect(isWorkingDay(CALENDAR, step.day)).toBe(true);
        }
        expect(new Set(reminded.map(({ seat, step }) => `${seat} ${step.day}`)).size).toBe(reminded.length);
        if (partly) expect(reminded.filter(({ seat }) => seat === 'department:JIAOW')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('two dozen departments silent for a year', () => {
  it('are counted out once for each reminder: a workflow task has five seconds', () => {
    let looks = 0;
    const calendar = new Proxy(CALENDAR, {
      get(years, year: string) {
        looks += 1;
        return years[year];
      },
    });
    const parts = Array.from({ length: 24 }, (_, i) => ({ department: `D${i}`, items: ['T01'] }));
    const story = new Duty('2025-01-02', { ...dutyRules, calendar });
    story.act('office', { type: 'create', dueOn: '2025-01-10', parts }).on('2025-12-31');
    expect(story.events.filter((event) => event.type === 'reminded').length).toBeGreaterThan(5000);
    expect(looks).toBeLessThan(200_000);
  });
});
