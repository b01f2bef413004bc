import fc from 'fast-check';
import {
  aSchool,
  CALENDAR,
  inReview,
  inspected,
  schoolRules,
  Story,
} from '../../../../../test/support/builders';
import { addDays, civilDateAt } from '../../calendar/civil-date';
import type { ReminderStep } from '../../calendar/ladder';
import { nineOn } from '../../calendar/office-hours';
import { addWorkingDays, isWorkingDay } from '../../calendar/working-days';
import { nextTimer, passTime } from './timers';
import { fold } from '../evolve';
import { forecast } from '../forecast';
import { nextStep } from './reminders';

const agree = (department: string) => ({ type: 'giveOpinion', department, opinion: 'agree' }) as const;

/** Days on which a seat was written to about its time limit. */
const reminded = (story: Story, seat: string) =>
  story
    .mails()
    .flatMap((line) =>
      /^(\S+) (reminder|overdue) → (.+)$/.exec(line)?.[3] === seat ? [line.slice(0, 10)] : [],
    );

/** The rungs of a task's ladder, until so many days late. */
function rungs(dueOn: string, openedOn: string, late = 0): ReminderStep[] {
  const rules = schoolRules();
  const task = { clock: 'officeReview' as const, dueOn, pauses: [] };
  const steps: ReminderStep[] = [];
  let step = nextStep(task, rules, openedOn);
  while (step && (step.kind !== 'late' || step.days <= late)) {
    steps.push(step);
    step = nextStep(task, rules, step.day);
  }
  return steps;
}

describe('the reminder ladder', () => {
  it('reminds 10, 5, 3, 1 working days before, on the day, then each working day late', () => {
    // Due Monday 30 September 2024; 14 and 29 September work, 15–17 September and 1–7 October are off.
    expect(rungs('2024-09-30', '2024-09-02', 2)).toEqual([
      { day: '2024-09-14', kind: 'before', days: 10 },
      { day: '2024-09-24', kind: 'before', days: 5 },
      { day: '2024-09-26', kind: 'before', days: 3 },
      { day: '2024-09-29', kind: 'before', days: 1 },
      { day: '2024-09-30', kind: 'onDay', days: 0 },
      { day: '2024-10-08', kind: 'late', days: 1 },
      { day: '2024-10-09', kind: 'late', days: 2 },
    ]);
  });

  it('takes only the rungs that fit the period', () => {
    expect(rungs('2024-09-09', '2024-09-02').map((step) => step.days)).toEqual([3, 1, 0]);
  });

  it.each([
    ['2024-04-30', ['2024-04-17', '2024-04-24', '2024-04-26', '2024-04-29', '2024-04-30']],
    ['2025-04-30', ['2025-04-17', '2025-04-24', '2025-04-27', '2025-04-29', '2025-04-30']],
  ])('counts back from 30 April: %s', (dueOn, days) => {
    expect(rungs(dueOn, `${dueOn.slice(0, 4)}-01-02`).map((step) => step.day)).toEqual(days);
  });

  it('moves a rung from a rest day to the working day before, and two on one day are one', () => {
    // Sunday 6 October 2024 lies in the holiday; the last working day before is 30 September.
    expect(rungs('2024-10-06', '2024-09-26')).toEqual([
      { day: '2024-09-27', kind: 'before', days: 3 },
      { day: '2024-09-30', kind: 'onDay', days: 0 },
    ]);
  });

  it('never falls on a rest day, never twice on a day, never before the clock began', () => {
    fc.assert(
      fc.property(fc.nat(480), fc.nat(60), (start, length) => {
        const openedOn = addDays('2024-01-01', start);
        const steps = rungs(addDays(openedOn, length), openedOn, 12);
        for (const { day } of steps) {
          expect(isWorkingDay(CALENDAR, day)).toBe(true);
          expect(day > openedOn).toBe(true);
        }
        expect(steps.map((step) => step.day)).toEqual([...new Set(steps.map((step) => step.day))].sort());
        expect(steps.filter((step) => step.kind === 'late')).toHaveLength(12);
      }),
    );
  });
});

describe('an application whose holder is silent', () => {
  it('reminds the silent department only; the one that has spoken hears nothing more', () => {
    const story = inReview('2024-09-02').on('2024-09-03').act('jiaow', agree('JIAOW')).through('2024-10-09');
    expect(reminded(story, 'department:JIAOW')).toEqual([]);
    expect(reminded(story, 'department:JGSW')).toEqual([
      '2024-09-14',
      '2024-09-24',
      '2024-09-26',
      '2024-09-29',
      '2024-09-30',
      '2024-10-08',
      '2024-10-09',
    ]);
    expect(story.app.stage).toBe('departmentReview');
  });

  it('tells the head of the department after five working days late, the office after ten, once each', () => {
    const story = inReview('2024-09-02').act('jiaow', agree('JIAOW')).through('2024-11-29');
    const told = story.mails().filter((line) => /escalated|stalled/.test(line));
    expect(told).toEqual(['2024-10-14 escalated → department:JGSW', '2024-10-21 stalled → office']);
    expect(story.app.tasks[0]).toMatchObject({ escalated: 'office', overdue: true });
  });

  it('stops the moment someone acts', () => {
    const story = inReview('2024-09-02').through('2024-09-24');
    story.act('jiaow', agree('JIAOW')).act('jgsw', agree('JGSW')).through('2024-10-08');
    expect(reminded(story, 'department:JGSW')).toEqual(['2024-09-14', '2024-09-24']);
  });

  it('is not reminded while its clock stands still, and again for its new date afterwards', () => {
    const story = inReview('2024-09-02').on('2024-09-09').act('jgsw', { type: 'returnForCorrection' });
    story.through('2024-09-13').act('applicant', { type: 'resubmit' });
    expect(reminded(story, 'department:JIAOW')).toEqual([]);
    expect(story.due('department:JIAOW')).toBe('2024-10-12');
    story.through('2024-10-12');
    expect(reminded(story, 'department:JIAOW')).toEqual([
      '2024-09-24',
      '2024-09-30',
      '2024-10-09',
      '2024-10-11',
      '2024-10-12',
    ]);
  });

  it('returned twice has one set of reminders, not two', () => {
    const story = inReview('2024-09-02').on('2024-09-03').act('jgsw', { type: 'returnForCorrection' });
    story.on('2024-09-04').act('applicant', { type: 'resubmit' });
    story.on('2024-09-05').act('jiaow', { type: 'returnForCorrection' });
    story.on('2024-09-06').act('applicant', { type: 'resubmit' }).through('2024-10-31');
    const days = reminded(story, 'department:JGSW');
    expect(new Set(days).size).toBe(days.length);
  });

  it('hears once after the engine was down over the deadline for three days, not three times', () => {
    const story = inReview('2024-09-02').act('jiaow', agree('JIAOW')).through('2024-09-29');
    const before = reminded(story, 'department:JGSW').length;
    story.on('2024-10-10');
    expect(reminded(story, 'department:JGSW').slice(before)).toEqual(['2024-10-10']);
    const missed = story.events.filter((event) => event.type === 'reminded' && event.missed);
    expect(missed.map((event) => civilDateAt(event.at))).toEqual(['2024-09-30', '2024-10-08', '2024-10-09']);
  });

  it('is reminded of a rectification until its last day, and not after it has run out', () => {
    const story = inspected('rectify', '2024-09-02').through('2024-10-30');
    expect(story.app.stage).toBe('refused');
    expect(reminded(story, 'applicant')).toEqual([
      '2024-09-18',
      '2024-09-25',
      '2024-09-27',
      '2024-09-30',
      '2024-10-08',
    ]);
  });
});

describe('a forecast', () => {
  it('is what happens when nobody acts, moment by moment', () => {
    fc.assert(
      fc.property(fc.constantFrom('2024-09-02', '2024-12-27', '2024-09-30'), fc.nat(90), (start, days) => {
        const story = new Story(aSchool(), start).act('applicant', { type: 'submit' });
        const until = nineOn(addDays(start, days));
        const foreseen = forecast(story.app, story.rules, until).flatMap(({ events }) => events);
        let { app } = story;
        const happened = [];
        for (let next = nextTimer(app); next && next.at <= until; next = nextTimer(app)) {
          const events = passTime(app, story.rules, next.at);
          happened.push(...events);
          app = fold(app, events);
        }
        expect(foreseen).toEqual(happened);
      }),
      { numRuns: 60 },
    );
  });

  it('names whom it will reach: a correction is reminded of, then lapses', () => {
    const story = new Story(aSchool(), '2024-09-27').act('applicant', { type: 'submit' });
    story.act('jiaow', { type: 'returnForCorrection' });
    const lines = forecast(story.app, story.rules, nineOn('2024-12-01')).flatMap(({ at, notices }) =>
      notices.map(({ kind, seat }) => `${civilDateAt(at)} ${kind} → ${seat}`),
    );
    expect(lines).toEqual([
      '2024-10-10 reminder → applicant',
      '2024-10-12 reminder → applicant',
      '2024-10-15 reminder → applicant',
      '2024-10-16 reminder → applicant',
      '2024-10-17 lapsed → applicant',
    ]);
  });
});

it('a ladder goes on from its last rung: the next clock always lies later', () => {
  const rules = schoolRules();
  const { app } = inReview('2024-09-02');
  let current = app;
  for (let i = 0; i < 60; i += 1) {
    const next = nextTimer(current)!;
    current = fold(current, passTime(current, rules, next.at));
    expect(nextTimer(current)!.at).toBeGreaterThan(next.at);
  }
  expect(addWorkingDays(CALENDAR, '2024-09-30', 1)).toBe('2024-10-08');
});
