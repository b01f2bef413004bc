import fc from 'fast-check';
import { CALENDAR, nineOn } from '../../../../../test/support/builders';
import { addDays, type CivilDate } from '../../calendar/civil-date';
import { isWorkingDay, workingDaysBetween } from '../../calendar/working-days';
import { longDate } from '../../calendar/words';
import type { Application, Task } from '../application';
import { nextTimer, passTime } from './timers';
import { decideSystem } from '../decide/decide';
import type { ApplicationEvent } from '../events';
import { fold } from '../evolve';
import { explainDue } from '../explain';
import { forecast } from '../forecast';
import { notificationsFor } from '../notifications';
import { clockRuleOf } from '../../rules/rules';
import { FINAL_STAGES, type Stage, STAGES } from '../stages';
import {
  aWorld,
  chosenStep,
  play,
  rules,
  runs,
  withoutStacks,
  type World,
} from '../../../../../test/support/domain/random-life';

type EventOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>;

const isPaused = (task: Task) => task.pauses.some((pause) => pause.to === undefined);
const reminders = (events: ApplicationEvent[]) =>
  events.filter((event): event is EventOf<'reminded'> => event.type === 'reminded');

/** Everything up to nine on a day, moment by moment; nobody acts. */
function waitUntil(app: Application, date: CivilDate): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let current = app;
  for (let next = nextTimer(current); next && next.at <= nineOn(date); next = nextTimer(current)) {
    const fresh = passTime(current, rules, next.at);
    events.push(...fresh);
    current = fold(current, fresh);
  }
  return events;
}

/** The ladder a second time, without steps and next ones: who is to be reminded on a day, from the state of the night before. */
function toRemind(app: Application, day: CivilDate): string[] {
  if (!isWorkingDay(CALENDAR, day)) return [];
  return app.tasks.filter((task) => !isPaused(task) && hasRungOn(task, day)).map((task) => task.seat);
}

function hasRungOn({ clock, openedOn, dueOn }: Task, day: CivilDate): boolean {
  if (clock === 'publicNotice' || day <= openedOn) return false;
  if (day > dueOn) return clock !== 'correction' && clock !== 'rectification';
  const before = workingDaysBetween(CALENDAR, addDays(day, -1), addDays(dueOn, -1));
  return [10, 5, 3, 1].includes(before) || workingDaysBetween(CALENDAR, day, dueOn) === 0;
}

/** A life in which days pass one after the other; `watch` sees each night's application and what the next morning brings. */
function live(
  choices: number[],
  watch: (night: Application, events: ApplicationEvent[], day: CivilDate) => void,
): World {
  const world = aWorld();
  for (const choice of choices) {
    const next = chosenStep(world, choice);
    if (!('days' in next)) {
      play(world, next);
      continue;
    }
    for (let i = 0; i < next.days; i += 1) {
      world.today = addDays(world.today, 1);
      const night = world.app;
      const events = waitUntil(night, world.today);
      world.events.push(...events);
      world.app = fold(night, events);
      watch(night, events, world.today);
    }
  }
  return world;
}

describe('reminders, whatever happens', () => {
  it('come on the mornings on which a rung falls, to those who are waited for and to nobody else', () => {
    let seen = 0;
    fc.assert(
      fc.property(runs, (choices) => {
        withoutStacks(() =>
          live(choices, (night, events, day) => {
            const reminded = reminders(events);
            // A public notice that ends at midnight opens the naming, whose first rung is days away.
            expect(reminded.map((event) => event.seat).sort()).toEqual(toRemind(night, day).sort());
            for (const { at, step, missed } of reminded) {
              expect([at, step.day, missed]).toEqual([nineOn(day), day, false]);
            }
            seen += reminded.length;
          }),
        );
      }),
      { numRuns: 30 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('come once a day and holder, and an escalation once a lateness', () => {
    let escalated = 0;
    fc.assert(
      fc.property(runs, (choices) => {
        const { events } = withoutStacks(() => live(choices, () => undefined));
        const days = reminders(events).map(({ seat, step }) => `${step.day} ${seat}`);
        expect(new Set(days).size).toBe(days.length);
        for (const [i, event] of events.entries()) {
          if (event.type !== 'escalated') continue;
          escalated += 1;
          const again = events
            .slice(i + 1)
            .find((later) => later.type === 'escalated' && later.seat === event.seat);
          const between = again ? events.slice(i + 1, events.indexOf(again)) : [];
          const anew = between.some((one) => 'tasks' in one || 'task' in one);
          if (again && !anew)
            expect([event.to, (again as EventOf<'escalated'>).to]).toEqual(['head', 'office']);
        }
      }),
      { numRuns: 30 },
    );
    expect(escalated).toBeGreaterThan(0);
  });
});

describe('a forecast, in any stage', () => {
  const open = STAGES.filter(
    (stage) => stage !== 'draft' && !(FINAL_STAGES as readonly Stage[]).includes(stage),
  );

  it('is what happens and who is told, moment by moment; after a leap only what was missed is marked', () => {
    const visited = new Set<Stage>();
    const unseen = () => open.filter((stage) => !visited.has(stage));
    const holds = fc.property(runs, fc.integer({ min: 1, max: 90 }), (choices, days) => {
      const world = aWorld();
      withoutStacks(() =>
        choices.forEach((choice, i) => {
          play(world, chosenStep(world, choice));
          if (i % 4 !== 0) return;
          visited.add(world.app.stage);
          const until = addDays(world.today, days);
          const foreseen = forecast(world.app, rules, nineOn(until), 10_000);
          const happened = waitUntil(world.app, until);
          expect(foreseen.flatMap(({ events }) => events)).toEqual(happened);
          expect(foreseen.flatMap(({ notices }) => notices)).toEqual(notificationsFor(happened, rules));
          const leapt = passTime(world.app, rules, nineOn(until));
          const asLeapt = (event: ApplicationEvent) =>
            event.type === 'reminded' ? { ...event, missed: event.step.day < until } : event;
          expect(leapt).toEqual(happened.map(asLeapt));
        }),
      );
    });
    for (let rounds = 0; rounds < 1 || (unseen().length > 0 && rounds < 30); rounds += 1) {
      fc.assert(holds, { numRuns: 40 });
    }
    expect(unseen()).toEqual([]);
  });
});

/** The days that a list like `9月29日(星期日)、10月1日至7日` names, within a task's time. */
function daysNamed(list: string, from: CivilDate): CivilDate[] {
  return list.split('、').flatMap((range) => {
    const [, month, day, toMonth, toDay] = /^(\d+)月(\d+)日(?:（星期.）)?(?:至(?:(\d+)月)?(\d+)日)?$/.exec(
      range,
    )!;
    const first = nextDate(from, Number(month), Number(day));
    const last = toDay ? nextDate(first, Number(toMonth ?? month), Number(toDay)) : first;
    const days = [first];
    while (days.at(-1)! < last) days.push(addDays(days.at(-1)!, 1));
    return days;
  });
}

/** The first day with this month and day, from a date on. */
function nextDate(from: CivilDate, month: number, day: number): CivilDate {
  const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  let date = from;
  while (date.slice(5) !== monthDay) date = addDays(date, 1);
  return date;
}

describe('the sentence behind any date', () => {
  it('ends with the date that holds, and names the days that made it so: no other off, no other made up', () => {
    const seen = { tasks: 0, off: 0, makeup: 0, paused: 0 };
    const check = (task: Task) => {
      const sentence = explainDue(task, rules);
      seen.tasks += 1;
      expect(sentence).not.toMatch(/undefined|NaN|null/);
      const until = isPaused(task) ? '时限停止计算，恢复后' : `截至${longDate(task.dueOn)}24时`;
      expect(sentence).toContain(until);
      if (clockRuleOf(rules, task.clock).unit !== 'workingDay') return;
      if (sentence.includes('仍按已告知的日期办理')) return; // it counts to an earlier day
      const off = daysNamed(/；([^；]+)放假，不计/.exec(sentence)?.[1] ?? '1月1日', task.openedOn);
      const named = /放假，不计/.test(sentence) ? new Set(off) : new Set<string>();
      const made = /；([^；]+)调休上班，计入/.exec(sentence)?.[1];
      const makeup = made ? daysNamed(made, task.openedOn) : [];
      const stopped = (day: CivilDate) =>
        task.pauses.some(({ from, to }) => to !== undefined && from <= day && day <= to);
      for (let day = addDays(task.openedOn, 1); day <= task.dueOn; day = addDays(day, 1)) {
        const works = isWorkingDay(CALENDAR, day);
        const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
        if (!works && !isWeekend) expect(named).toContain(day);
        if (works) expect(named).not.toContain(day);
        expect([day, makeup.includes(day)]).toEqual([day, works && isWeekend && !stopped(day)]);
      }
      seen.off += named.size;
      seen.makeup += makeup.length;
      seen.paused += task.pauses.length;
      expect(sentence.match(/不计；|不计。/g)?.length ?? 0).toBeGreaterThanOrEqual(
        task.pauses.filter(({ to }) => to !== undefined).length,
      );
    };
    fc.assert(
      fc.property(runs, (choices) => {
        const world = aWorld();
        withoutStacks(() =>
          choices.forEach((choice, i) => {
            play(world, chosenStep(world, choice));
            if (i % 3 === 0) world.app.tasks.forEach(check);
          }),
        );
      }),
      { numRuns: 30 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });

  it('says a date that a published calendar moved, and never one before the applicant’s told one', () => {
    const extra = fc.array(fc.nat(200), { maxLength: 12 });
    fc.assert(
      fc.property(runs, extra, fc.boolean(), (choices, days, fewer) => {
        const world = aWorld();
        withoutStacks(() => choices.slice(0, 25).forEach((choice) => play(world, chosenStep(world, choice))));
        const before = world.app;
        const off = days.map((n) => addDays(world.today, n - 60)).filter((day) => day.startsWith('2024'));
        const year = CALENDAR['2024']!;
        const kept = fewer ? [] : year.off;
        const calendar = {
          ...CALENDAR,
          '2024': { ...year, off: [...kept, ...off.map((day) => day.slice(5))] },
        };
        const command = { type: 'calendarPublished', calendarVersion: 2, calendar } as const;
        const after = { ...rules, calendar, calendarVersion: 2 };
        const events = decideSystem(before, command, rules, nineOn(world.today));
        for (const event of events) {
          if (event.type !== 'datesRecomputed') continue;
          for (const task of event.tasks) {
            if (isPaused(task)) continue;
            expect(explainDue(task, after)).toContain(`截至${longDate(task.dueOn)}24时`);
            const told = before.tasks.find(({ seat }) => seat === task.seat)?.toldDueOn;
            if (told) expect(task.toldDueOn).toBe(told);
            if (task.seat === 'applicant') expect(task.dueOn >= task.toldDueOn).toBe(true);
            if (task.reminder) expect(task.reminder.day > addDays(world.today, -1)).toBe(true);
            if (task.reminder?.kind === 'onDay') expect(task.reminder.day <= task.dueOn).toBe(true);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
