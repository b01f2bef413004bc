import {
  aSchool,
  CALENDAR,
  inPublicNotice,
  inReview,
  inspected,
  named,
  schoolRules,
  Story,
} from '../../../../test/support/builders';
import { nextTimer, passTime } from '../application/time/timers';
import { explainDue } from '../application/explain';
import { openTask } from '../application/tasks';
import { ObligationStory, obligationRules } from '../../../../test/support/domain/obligation-story';
import { addDays, civilDateAt, endOfDay } from './civil-date';
import { isWorkingDay, lastDay } from './working-days';
import { longDate } from './words';

/** Defects of other systems that are about time (DOMAIN 5.7); each test is named after its trap. */

const at = (instant: string) => Date.parse(`${instant}+08:00`);
const remindersOf = (story: Story | ObligationStory, seat: string) =>
  story.mails().filter((line) => /reminder|overdue/i.test(line) && line.endsWith(`→ ${seat}`));

describe('“1 day” became 24 business hours', () => {
  it('one working day from a Friday at 16:00 ends with Monday', () => {
    const friday = civilDateAt(at('2024-09-20T16:00'));
    const { on } = lastDay(CALENDAR, friday, { length: 1, unit: 'workingDay', roll: false });
    expect(on).toBe('2024-09-23');
    expect(endOfDay(on)).toBe(at('2024-09-24T00:00'));
  });
});

describe('Reminder timer gone after a return', () => {
  it('returned twice, there is one clock, and each of the ladder’s mornings has one mail', () => {
    const story = inReview('2024-09-02').on('2024-09-03').act('jgsw', { type: 'returnForCorrection' });
    story.on('2024-09-04').act('applicant', { type: 'resubmit' });
    story.on('2024-09-05').act('jiaow', { type: 'returnForCorrection' });
    story.on('2024-09-06').act('applicant', { type: 'resubmit' });
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['department:JIAOW', 'department:JGSW']);
    const dueOn = story.due('department:JGSW')!;
    expect(dueOn).toBe('2024-10-11'); // 3–6 September stood still: 4 working days
    story.through(dueOn);
    expect(remindersOf(story, 'department:JGSW').map((line) => line.slice(0, 10))).toEqual([
      ...['2024-09-23', '2024-09-29', '2024-10-08', '2024-10-10', '2024-10-11'],
    ]);
  });
});

describe('Ladder spent over a weekend', () => {
  it('submitted on a Friday: no mail before the next working day, and no rung is lost', () => {
    const story = new Story(aSchool(), '2024-09-20').act('applicant', { type: 'submit' });
    const told = story.mails().length;
    story.through('2024-09-22');
    expect(story.mails()).toHaveLength(told);
    story.through('2024-09-27'); // due on that Friday: three days before, one before, on the day
    expect(remindersOf(story, 'department:JIAOW').map((line) => line.slice(0, 10))).toEqual([
      ...['2024-09-24', '2024-09-26', '2024-09-27'],
    ]);
  });

  it('a rung that falls on a rest day is sent on the working day before', () => {
    const story = inspected('rectify', '2024-09-20'); // 30 calendar days: Sunday 20 October, rolls to Monday
    expect(story.due('applicant')).toBe('2024-10-21');
    story.through('2024-10-20');
    for (const line of story.mails()) expect(isWorkingDay(CALENDAR, line.slice(0, 10))).toBe(true);
    expect(remindersOf(story, 'applicant').at(-1)).toMatch(/^2024-10-18/); // Friday, one working day before
  });
});

describe('Last day on a holiday not rolled', () => {
  it('a period that ends in the holiday ends on the first working day after it', () => {
    const week = { length: 7, unit: 'calendarDay', roll: true } as const;
    expect(lastDay(CALENDAR, '2024-09-26', week).on).toBe('2024-10-08');
  });

  it('30 April made a holiday: it stays the date, the last reminder comes on the working day before', () => {
    const year = CALENDAR['2025']!;
    const calendar = { ...CALENDAR, '2025': { ...year, off: [...year.off, '04-30'] } };
    const story = new ObligationStory('2025-01-02', { ...obligationRules, calendar })
      .create('2025-04-30')
      .through('2025-05-01');
    expect(story.obligation.dueOn).toBe('2025-04-30');
    expect(remindersOf(story, 'office').at(-1)).toMatch(/^2025-04-29/);
    const late = story.events.find((event) => event.type === 'overdue' && event.seat === 'office');
    expect(late?.at).toBe(endOfDay('2025-04-30'));
  });
});

describe('Only some dates are working-day based', () => {
  it('one case counts a review in working days and a rectification in calendar days', () => {
    expect(inReview('2024-09-27').due('department:JIAOW')).toBe('2024-10-30'); // 20 working days
    expect(inspected('rectify', '2024-09-27').due('applicant')).toBe('2024-10-28'); // 30 days: a Sunday, rolls
  });
});

describe('“8 business days” ended at 17:00 of day 8', () => {
  it('a correction lapses at 24:00 of its last day, not a moment before', () => {
    const story = new Story(aSchool(), '2024-09-02').act('applicant', { type: 'submit' });
    story.act('jiaow', { type: 'returnForCorrection' });
    const last = story.due('applicant')!;
    expect(last).toBe('2024-09-14'); // a Saturday that works
    const rules = schoolRules();
    const lapsed = (now: number) => passTime(story.app, rules, now).some(({ type }) => type === 'lapsed');
    expect(lapsed(at('2024-09-14T17:00'))).toBe(false);
    expect(lapsed(at('2024-09-15T00:00') - 1)).toBe(false);
    expect(lapsed(at('2024-09-15T00:00'))).toBe(true);
  });

  it('31 December is over at its 24:00, which is the new year', () => {
    const story = new ObligationStory('2024-12-02').create('2024-12-31').through('2025-01-02');
    const late = story.events.find((event) => event.type === 'overdue' && event.seat === 'office');
    expect(late?.at).toBe(at('2025-01-01T00:00'));
    expect(remindersOf(story, 'office').at(-1)).toBe('2025-01-02 dutyOverdue → office'); // 1 January is off
  });
});

describe('Next year’s holidays unknown in December', () => {
  const { '2027': _none, ...known } = CALENDAR;
  const published = { ...known, '2027': { off: ['01-01', '01-02', '01-03'], makeup: ['01-09'] } };

  it('a date that reaches into 2027 is provisional; published, it is counted anew, the told one kept and said', () => {
    const story = new Story(aSchool(), '2026-12-28', schoolRules({ calendar: known }));
    story.act('applicant', { type: 'submit' });
    expect(story.app.tasks[0]).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(explainDue(story.app.tasks[0]!, story.rules)).toContain('日期暂定');

    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: published });
    const [task] = story.app.tasks;
    expect(task).toMatchObject({ dueOn: '2027-01-05', toldDueOn: '2027-01-04', provisional: false });
    expect(explainDue(task!, story.rules)).toContain('此前告知的日期为2027年1月4日（星期一）');
    expect(story.mails().at(-1)).toBe('2026-12-28 datesRecomputed → department:JIAOW');
  });
});

describe('A provisional last day', () => {
  const { '2027': _none, ...known } = CALENDAR;
  const published = { ...known, '2027': { off: ['01-01', '01-02', '01-03'], makeup: [] } };
  const publish = (story: Story) =>
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: published });
  const rules = () => schoolRules({ calendar: known });

  it('lapses nothing: the unit may answer until the calendar is known, and the next working day', () => {
    const story = new Story(aSchool(), '2026-12-18', rules()).act('applicant', { type: 'submit' });
    story.act('jiaow', { type: 'returnForCorrection' });
    expect(story.app.tasks[0]).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    story.through('2027-01-20');
    expect(story.app.stage).toBe('correction');
    expect(story.app.tasks).toMatchObject([{ seat: 'applicant', overdue: true }]);
    publish(story);
    expect(story.app.tasks).toMatchObject([{ dueOn: '2027-01-21', provisional: false, overdue: false }]);
    expect(story.mails().at(-1)).toBe('2027-01-20 datesRecomputed → applicant');
    expect(story.through('2027-01-22').app.stage).toBe('lapsed');
  });

  it('is answered in time before the calendar is known', () => {
    const story = new Story(aSchool(), '2026-12-18', rules()).act('applicant', { type: 'submit' });
    story.act('jiaow', { type: 'returnForCorrection' }).through('2027-01-20');
    expect(story.act('applicant', { type: 'resubmit' }).app.stage).toBe('formalCheck');
  });

  it('ends no public notice: objections are taken until the calendar is known', () => {
    const story = inPublicNotice('2026-12-28').through('2027-01-12');
    expect(story.app).toMatchObject({ stage: 'publicNotice', notice: { ended: false } });
    expect(publish(story).app).toMatchObject({ stage: 'naming', notice: { ended: true } });
  });
});

describe('Retroactive change corrupts later periods', () => {
  it('a cell of 2024 revoked in 2026 keeps its dates and its year; no clock begins', () => {
    const story = named().act('office', { type: 'reportToCity' });
    story.act('office', { type: 'recordCityResult', result: 'recognised' });
    story.act('office', { type: 'attribute', assessmentYear: 2024 });
    const { naming, notice, reportedOn, assessmentYear } = story.app;
    story.on('2026-03-02').act('office', { type: 'revoke' });
    expect(story.app).toMatchObject({ stage: 'revoked', naming, notice, reportedOn, assessmentYear });
    expect(nextTimer(story.app)).toBeUndefined();
  });
});

describe('`Temporal.Now` not deterministic on Node 26', () => {
  it('time is passed in: a whole life goes by without anybody looking at the clock', () => {
    const look = jest.spyOn(Date, 'now').mockImplementation(() => {
      throw new Error('looked at the clock');
    });
    try {
      const story = inReview('2024-09-02').through('2024-11-29');
      const obligation = new ObligationStory('2024-12-02').create('2024-12-31').through('2025-01-31');
      expect([story.app.stage, obligation.obligation.overdue]).toEqual(['departmentReview', true]);
    } finally {
      look.mockRestore();
    }
  });
});

describe('One rule stated in two places drifts', () => {
  it('the sentence gives the date that the clock has, whatever the rule is made', () => {
    for (const [length, unit, roll] of [
      [7, 'workingDay', false],
      [45, 'calendarDay', true],
      [2, 'month', true],
    ] as const) {
      const rules = schoolRules();
      rules.clocks = { ...rules.clocks, naming: { ...rules.clocks.naming, length, unit, roll } };
      const task = openTask(rules, 'office', 'naming', '2024-08-14');
      const unitName = { workingDay: '个工作日', calendarDay: '个自然日', month: '个月' }[unit];
      expect(explainDue(task, rules)).toContain(`次日起算，${length}${unitName}`);
      expect(explainDue(task, rules)).toContain(`截至${longDate(task.dueOn)}24时`);
    }
  });
});

describe('A worker down over a deadline for three days', () => {
  it('writes one reminder on recovery, not three; what was missed is on record', () => {
    const story = inReview('2024-09-02').through('2024-09-29');
    const known = remindersOf(story, 'department:JGSW').length;
    story.on('2024-10-10'); // due on 30 September; 8 and 9 October passed unseen
    expect(remindersOf(story, 'department:JGSW').slice(known)).toEqual([
      '2024-10-10 overdue → department:JGSW',
    ]);
    const missed = story.events.flatMap((event) =>
      event.type === 'reminded' && event.missed && event.seat === 'department:JGSW' ? [event.step.day] : [],
    );
    expect(missed).toEqual(['2024-09-30', '2024-10-08', '2024-10-09']);
  });
});

describe('A timer created after its date', () => {
  it('the self-assessment of April, written down in August, is past: it sends nothing and wakes nobody', () => {
    const story = new ObligationStory('2024-08-28').create('2024-04-30').through(addDays('2024-08-28', 400));
    expect(story.obligation.status).toBe('past');
    expect(story.mails()).toEqual([]);
  });

  it('a rung that lies before the act is not made up for', () => {
    const story = new ObligationStory('2025-04-28').create('2025-04-30').on('2025-04-28');
    expect(remindersOf(story, 'office')).toEqual([]);
    expect(
      story
        .through('2025-04-30')
        .mails()
        .filter((line) => line.endsWith('→ office')),
    ).toEqual(['2025-04-29 dutyReminder → office', '2025-04-30 dutyReminder → office']);
  });
});
