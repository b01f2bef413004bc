import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { addDays } from '../calendar/civil-date';
import { nineOn } from '../calendar/office-hours';
import { isWorkingDay } from '../calendar/working-days';
import { longDate } from '../calendar/words';
import { nextObligationTimer, passObligationTime } from './timers';
import type { ObligationEvent } from './events';
import { explainObligation, explainPart } from './explain';
import { ObligationStory, obligationRules, PARTS } from '../../../../test/support/domain/obligation-story';

const JGSW = 'department:JGSW';
const to = (seat: string) => (line: string) => line.endsWith(`→ ${seat}`);
const partOf = (story: ObligationStory, department: string) =>
  story.obligation.parts.find((part) => part.department === department)!;

describe('a department’s day', () => {
  it('always leaves it a working day, unless the office’s own day does not', () => {
    const dueOn = (today: string, obligation: string) =>
      partOf(new ObligationStory(today).create(obligation), 'JGSW').dueOn;
    expect(dueOn('2025-04-25', '2025-04-30')).toBe('2025-04-27'); // a Sunday that works
    expect(dueOn('2025-04-29', '2025-04-30')).toBe('2025-04-30');
    expect(dueOn('2025-04-30', '2025-04-30')).toBe('2025-04-30');
    expect(dueOn('2025-05-01', '2025-05-02')).toBe('2025-05-02'); // asked in a holiday
    expect(dueOn('2025-01-02', '2025-04-30')).toBe('2025-04-24');
  });

  it('is not there while the city has not called: nobody is asked, nothing is late', () => {
    const story = new ObligationStory().create();
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
    const story = new ObligationStory('2024-11-01', { ...obligationRules, calendar: unpublished }).create(
      '2025-02-10',
    );
    story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-02-03', provisional: true });
    story.on('2024-11-12').receive({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    // 8 February works, 28 January – 4 February is off
    expect(partOf(story, 'JGSW')).toMatchObject({
      dueOn: '2025-01-27',
      toldDueOn: '2025-02-03',
      provisional: false,
    });
    expect(story.mails().slice(2)).toEqual([`2024-11-12 dutyDateSet → ${JGSW}`]);
  });

  it('that was given late stays as it was given when a calendar is published', () => {
    const story = new ObligationStory('2025-04-25').create('2025-04-30').on('2025-04-27');
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-04-27', overdue: false });
    expect(story.events.at(-1)).toMatchObject({ type: 'datesRecomputed', changed: [] });
  });

  it('cannot be asked of the same department twice', () => {
    const parts = [PARTS[0]!, PARTS[0]!];
    expect(new ObligationStory().refusal('office', { type: 'create', parts })).toBe('partRepeated');
  });
});

describe('a late obligation', () => {
  it('is told to the heads after five working days late, once each: the departments’, and the office’s own', () => {
    const story = new ObligationStory().create('2025-03-31').through('2025-06-30');
    const escalated = story.mails().filter((line) => line.includes('dutyEscalated'));
    expect(escalated).toEqual([
      '2025-04-01 dutyEscalated → department:JIAOW',
      '2025-04-01 dutyEscalated → department:JGSW',
      '2025-04-09 dutyEscalated → office',
    ]);
    expect(partOf(story, 'JGSW').escalated).toBe('office');
    expect(story.obligation.escalated).toBe('office');
  });

  it('reaches the head also when a calendar leaps over the day on which he would have heard', () => {
    const early = {
      ...CALENDAR,
      '2025': { ...CALENDAR['2025']!, off: ['01-01', '03-21', '03-24', '03-25'] },
    };
    const story = new ObligationStory().create('2025-03-31').through('2025-03-31'); // parts due 24 March: five days late
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2025-03-24', overdue: true });
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: early }).through('2025-04-04');
    expect(
      story
        .mails()
        .filter((line) => line.includes('dutyEscalated'))
        .filter(to(JGSW)),
    ).toHaveLength(1);
  });

  it('closed late and opened again is not reminded of the days in between', () => {
    const story = new ObligationStory().create('2025-03-31').through('2025-04-02');
    story.act('office', { type: 'close', reportedOn: '2025-04-02' }).through('2025-05-30');
    const known = story.events.length;
    story.act('office', { type: 'reopen' }).through('2025-06-03'); // 2 June is off
    const days = story.events
      .slice(known)
      .flatMap((event) => (event.type === 'reminded' ? [event.step.day] : []));
    expect(new Set(days)).toEqual(new Set(['2025-06-03']));
  });
});

describe('an obligation that was past when it was written down', () => {
  it('stays past when it is opened again to put the reported day right', () => {
    const story = new ObligationStory('2024-08-28').create('2024-04-30');
    story.act('office', { type: 'close', reportedOn: '2024-04-29' }).act('office', { type: 'reopen' });
    expect(story.obligation.status).toBe('past');
    expect(nextObligationTimer(story.obligation, obligationRules)).toBeUndefined();
    story.act('office', { type: 'close', reportedOn: '2024-04-28' });
    expect(story.obligation).toMatchObject({ status: 'done', reportedOn: '2024-04-28' });
    expect(story.mails().filter((line) => !line.includes('dutyClosed'))).toEqual([]);
  });

  it('is open from the day on which the office gives it a new date', () => {
    const story = new ObligationStory('2024-08-28').create('2024-04-30');
    story.act('office', { type: 'setDueDate', dueOn: '2024-09-30' });
    expect(story.obligation).toMatchObject({ status: 'open', earlierDates: ['2024-04-30'] });
    expect(partOf(story, 'JGSW')).toMatchObject({ dueOn: '2024-09-24', remindedThrough: '2024-08-28' });
  });

  it('hears of no calendar', () => {
    const story = new ObligationStory('2024-08-28').create('2024-04-30');
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    expect(story.events).toHaveLength(1);
  });
});

describe('an obligation that nobody does', () => {
  it('is reminded of on working days, once a holder and day; a leap brings the same, what was missed marked', () => {
    const dueIn = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.nat(400), dueIn, fc.nat(120), fc.boolean(), (start, length, days, partly) => {
        const begin = addDays('2024-08-28', start);
        const until = addDays(begin, days);
        const story = new ObligationStory(begin).create(addDays(begin, length));
        if (partly) story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
        const known = story.events.length;
        const leapt = passObligationTime(story.obligation, obligationRules, nineOn(until));
        const happened = story.through(until).events.slice(known);
        const asLeapt = (event: ObligationEvent) =>
          event.type === 'reminded' ? { ...event, missed: event.step.day < until } : event;
        expect(leapt).toEqual(happened.map(asLeapt));
        const reminded = happened.filter((event) => event.type === 'reminded');
        for (const { at, step, missed } of reminded) {
          expect([at, missed]).toEqual([nineOn(step.day), false]);
          expect(isWorkingDay(CALENDAR, step.day)).toBe(true);
        }
        expect(new Set(reminded.map(({ seat, step }) => `${seat} ${step.day}`)).size).toBe(reminded.length);
        if (partly) expect(reminded.filter(({ seat }) => seat === 'department:JIAOW')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the sentence behind an obligation’s date', () => {
  const sentences = (story: ObligationStory) => [
    explainObligation(story.obligation, story.rules),
    explainPart(partOf(story, 'JGSW'), story.obligation, story.rules),
  ];

  it('says that it is a date, and how the departments’ day was counted back', () => {
    expect(sentences(new ObligationStory('2024-08-28').create('2024-10-10'))).toEqual([
      '截至2024年10月10日（星期四）24时；是日期，不是期间，逢休息日不顺延。依据：工作通知规定。',
      '区无废办2024年10月10日（星期四）上报，各部门提前5个工作日填报；9月29日（星期日）调休上班，计入；' +
        '10月1日至7日放假，不计；截至2024年9月27日（星期五）24时。依据：暂定，可由区无废办调整。',
    ]);
  });

  it('says when a rest day, a late beginning, an earlier date or an unpublished year made it so', () => {
    const onSunday = new ObligationStory('2024-06-03').create('2024-06-30');
    expect(sentences(onSunday)[0]).toContain('（当日为休息日，最后一次提醒在6月28日（星期五））');
    const late = new ObligationStory('2025-04-28').create('2025-04-30');
    expect(sentences(late)[1]).toContain('4月28日（星期一）才提出，已不足5个工作日；截至2025年4月29日');
    const moved = new ObligationStory()
      .create('2025-03-31')
      .act('office', { type: 'setDueDate', dueOn: '2025-03-20' });
    expect(sentences(moved)[0]).toContain('此前定为2025年3月31日（星期一）。');
    expect(sentences(new ObligationStory('2026-12-01').create('2027-01-29'))[1]).toContain('日期暂定。');
    expect(sentences(new ObligationStory().create())).toEqual(
      Array(2).fill('日期尚未确定，确定后通知各部门。'),
    );
  });

  it('ends with the day that holds, whatever the dates', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(90), (start, length) => {
        const begin = addDays('2024-08-28', start);
        const story = new ObligationStory(begin).create(addDays(begin, length));
        const [obligation, part] = sentences(story);
        expect(obligation).toContain(`截至${longDate(story.obligation.dueOn!)}24时`);
        expect(part).toContain(`截至${longDate(partOf(story, 'JGSW').dueOn!)}24时`);
      }),
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
    const story = new ObligationStory('2025-01-02', { ...obligationRules, calendar });
    story.act('office', { type: 'create', dueOn: '2025-01-10', parts }).on('2025-12-31');
    expect(story.events.filter((event) => event.type === 'reminded').length).toBeGreaterThan(5000);
    expect(looks).toBeLessThan(200_000);
  });
});
