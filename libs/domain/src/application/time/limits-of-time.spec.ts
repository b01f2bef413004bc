import {
  aSchool,
  atInspection,
  CALENDAR,
  inPublicNotice,
  inReview,
  INSPECTORS,
  people,
  schoolRules,
  Story,
} from '../../../../../test/support/builders';
import { nextRung } from '../../calendar/ladder';
import { workingDaysBetween } from '../../calendar/working-days';
import type { Ladder } from '../../rules/rules';
import { explainDue } from '../explain';
import { openTask } from '../tasks';

/** The calendar of 2024 with other days off. */
const withOff = (off: string[]) => ({ ...CALENDAR, '2024': { ...CALENDAR['2024']!, off } });
const off2024 = CALENDAR['2024']!.off;
const publish = (calendar: typeof CALENDAR) =>
  ({ type: 'calendarPublished', calendarVersion: 2, calendar }) as const;
const daysOf = (story: Story, kind: string, seat: string) =>
  story.mails().flatMap((line) => (line.endsWith(` ${kind} → ${seat}`) ? [line.slice(0, 10)] : []));

/** A school told on Friday 27 September 2024 to correct by Thursday 17 October… */
function toCorrect(): Story {
  const story = new Story(aSchool(), '2024-09-27', schoolRules({ calendar: withOff(off2024) }));
  return story.act('applicant', { type: 'submit' }).act('jiaow', { type: 'returnForCorrection' });
}

describe('a date told to the applicant', () => {
  it('stays when a calendar would bring it forward, and so do its reminders', () => {
    const story = toCorrect();
    expect(story.due('applicant')).toBe('2024-10-16');
    // a shorter holiday: the tenth working day would be the 11th
    story.receive(publish(withOff(off2024.filter((day) => day < '10-04'))));
    expect(story.app.tasks[0]).toMatchObject({ dueOn: '2024-10-16', toldDueOn: '2024-10-16' });
    story.through('2024-10-17');
    expect(daysOf(story, 'reminder', 'applicant')).toEqual([
      ...['2024-09-30', '2024-10-10', '2024-10-12', '2024-10-15', '2024-10-16'],
    ]);
    expect(daysOf(story, 'lapsed', 'applicant')).toEqual(['2024-10-17']);
  });

  it('does not come forward by a suspension either', () => {
    const story = toCorrect().receive(publish(withOff(off2024.filter((day) => day < '10-04'))));
    story.on('2024-10-08').act('office', { type: 'suspend', why: 'suspension' });
    story.act('office', { type: 'resume' });
    expect(story.due('applicant')! >= '2024-10-16').toBe(true);
  });
});

describe('the head of a department', () => {
  it('hears also when a calendar leaps over the day on which he would have', () => {
    const story = inReview('2024-09-02').through('2024-10-12'); // due 30 September, five working days late
    expect(daysOf(story, 'escalated', 'department:JGSW')).toEqual([]);
    const earlier = withOff(off2024.filter((day) => !day.startsWith('09'))); // 16 and 17 September worked
    story.receive(publish(earlier)).through('2024-10-14');
    expect(story.due('department:JGSW')).toBe('2024-09-27');
    expect(daysOf(story, 'escalated', 'department:JGSW')).toHaveLength(1);
  });

  it('of the first lead department hears of an inspection sheet that is late', () => {
    const story = atInspection('2024-09-02');
    story.act('jiaow', { type: 'scheduleInspection', on: '2024-09-03', inspectors: INSPECTORS });
    story.through('2024-10-31');
    expect(daysOf(story, 'escalated', 'department:JIAOW')).toHaveLength(1);
    expect(daysOf(story, 'stalled', 'office')).toHaveLength(1);
  });

  it('hears on a ladder without daily reminders too', () => {
    const ladder: Ladder = {
      ...{ before: [1], onDay: true, eachDayLate: false, headAfter: 5, officeAfter: 10, basis: 'assumed' },
    };
    const story = new Story(aSchool(), '2024-09-02', schoolRules({ ladders: { standard: ladder } }));
    story.act('applicant', { type: 'submit' }).through('2024-11-29');
    expect(daysOf(story, 'overdue', 'department:JIAOW')).toEqual(['2024-09-18', '2024-09-25']);
    expect(daysOf(story, 'escalated', 'department:JIAOW')).toEqual(['2024-09-18']);
    expect(daysOf(story, 'stalled', 'office')).toEqual(['2024-09-25']);
    const spent = { dueOn: '2024-09-09', remindedThrough: '2024-09-25' };
    expect(nextRung(spent, ladder, CALENDAR, true)).toBeUndefined();
  });
});

describe('a task that was handed to one person', () => {
  it('stays his when a calendar is published', () => {
    const story = new Story().act('applicant', { type: 'submit' });
    story.act('office', { type: 'transfer', seat: 'department:JIAOW', to: people.inspectorB });
    story.receive(publish(CALENDAR));
    expect(story.app.tasks[0]).toMatchObject({ seat: 'department:JIAOW', assignee: people.inspectorB });
  });
});

describe('lateness', () => {
  it('does not grow while the clock stands still', () => {
    const story = inReview('2024-09-02').through('2024-10-08'); // due 30 September: one working day late
    story.on('2024-10-09').act('jgsw', { type: 'returnForCorrection' });
    story.through('2024-10-15').act('applicant', { type: 'resubmit' }).through('2024-10-16');
    const [last] = story.events.filter((event) => event.type === 'reminded').slice(-1);
    expect(workingDaysBetween(CALENDAR, '2024-09-30', '2024-10-16')).toBe(8);
    expect(last).toMatchObject({ step: { day: '2024-10-16', kind: 'late', days: 2 } });
    expect(story.mails().filter((line) => line.includes('escalated'))).toEqual([]);
  });
});

describe('changed leads', () => {
  it('are those who review after a correction that was under way', () => {
    const story = inReview('2024-09-02').act('jgsw', { type: 'returnForCorrection' }).on('2024-09-04');
    const leads = ['JIAOW', 'WJW'];
    story.receive({ type: 'rulesChanged', rules: { ...story.rules, version: '2024.2', leads } });
    story.on('2024-09-05').act('applicant', { type: 'resubmit' });
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['department:JIAOW', 'department:WJW']);
    expect(story.due('department:WJW')).toBe('2024-10-10'); // 20 working days, the 5th standing still
  });

  it('check the form after a correction that was under way', () => {
    const story = new Story().act('applicant', { type: 'submit' });
    story.act('jiaow', { type: 'returnForCorrection' });
    const leads = ['WJW', 'JGSW'];
    story.receive({ type: 'rulesChanged', rules: { ...story.rules, version: '2024.2', leads } });
    story.act('applicant', { type: 'resubmit' });
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['department:WJW']);
  });
});

describe('the sentence behind a date', () => {
  const rules = schoolRules();

  it('counts a day on which the clock was stopped twice only once', () => {
    const story = inReview('2024-09-02').on('2024-09-03').act('jgsw', { type: 'returnForCorrection' });
    story.on('2024-09-04').act('applicant', { type: 'resubmit' });
    story
      .act('jgsw', { type: 'returnForCorrection' })
      .on('2024-09-06')
      .act('applicant', { type: 'resubmit' });
    const sentence = explainDue(story.app.tasks[0]!, rules);
    expect(sentence).toContain('9月3日（星期二）至9月4日（星期三）补正，2个工作日不计');
    expect(sentence).toContain('9月4日（星期三）至9月6日（星期五）补正，2个工作日不计');
  });

  it('says since when and why the clock stands still', () => {
    const held = inReview('2024-09-02')
      .on('2024-09-05')
      .act('office', { type: 'suspend', why: 'expertReview' });
    expect(explainDue(held.app.tasks[0]!, rules)).toContain(
      '自9月5日（星期四）起专家评审，时限停止计算，恢复后剩余天数继续计算',
    );
  });

  it('says that a last day on a weekend is worked, and that it rolled onto such a day', () => {
    const rectify = (on: string) => explainDue(openTask(rules, 'applicant', 'rectification', on), rules);
    expect(rectify('2024-08-15')).toContain(
      '期满日9月14日（星期六）调休上班，不顺延；截至2024年9月14日（星期六）24时',
    );
    expect(rectify('2024-08-29')).toContain(
      '期满日9月28日（星期六）为休息日，顺延至其后第一个工作日9月29日（星期日）（调休上班）；截至',
    );
  });

  it('names the act that the clock really counts from', () => {
    const upheld = inPublicNotice('2024-09-02').act('office', { type: 'raiseObjection', objectionId: 'o1' });
    upheld
      .on('2024-09-12')
      .act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    expect(explainDue(upheld.app.tasks[0]!, rules)).toContain(
      '自2024年9月12日（星期四）公示期满且无未处理的异议',
    );
    const conciliated = inReview('2024-09-02')
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
      .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'disagree' })
      .act('office', { type: 'conciliate', outcome: 'uphold' });
    expect(explainDue(conciliated.app.tasks[0]!, rules)).toContain('进入现场核查环节的次日起算');
  });
});
