import { type CivilDate, weekday } from '../calendar/civil-date';
import {
  type Count,
  countPeriod,
  isWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from '../calendar/working-days';
import { dayRanges, longDate, shortDate } from '../calendar/words';
import { clockRuleOf, type PinnedRules } from '../rules/rules';
import { CLOCK_BEGINNINGS, PAUSE_NAMES } from '../words/application';
import { BASIS_SENTENCES, UNIT_NAMES } from '../words/rules';
import type { Task } from './application';

export const ESTIMATE = '所在年度的放假安排尚未公布，日期暂定。';

/**
 * Returns one Chinese sentence that explains a task's last day: the act it counts from, the unit, holidays, make-up days
 * and pauses, whether it rolled, and its basis. It uses the same count that gave the date.
 */
export function explainDue(task: Task, rules: PinnedRules): string {
  const rule = clockRuleOf(rules, task.clock);
  const { calendar } = rules;
  const count = countPeriod(
    calendar,
    task.openedOn,
    { ...rule, length: rule.length + task.extendedBy },
    task.pauses,
  );
  const parts = [
    `自${longDate(task.openedOn)}${CLOCK_BEGINNINGS[task.clock]}的次日起算，${rule.length}${UNIT_NAMES[rule.unit]}`,
    ...(task.extendedBy ? [`经批准延长${task.extendedBy}${UNIT_NAMES[rule.unit]}`] : []),
    ...specialDays(calendar, count),
    ...pauses(task, rules, count.pausedDays),
    ...rolling(task, rules, count),
    standsStill(task) ?? `截至${longDate(task.dueOn)}24时`,
  ];
  return `${parts.join('；')}。${remarks(task, count.on)}依据：${BASIS_SENTENCES[rule.basis]}。`;
}

/** Explains the effect of 民法典 203: the last day moved over a rest day, or it stays on a worked weekend day. */
function rolling({ clock }: Task, rules: PinnedRules, { on, rolledFrom }: Count): string[] {
  const isMakeup = weekday(on) % 6 === 0 && isWorkingDay(rules.calendar, on);
  if (rolledFrom) {
    const first = isMakeup ? `${shortDate(on)}（调休上班）` : '';
    return [`期满日${shortDate(rolledFrom)}为休息日，顺延至其后第一个工作日${first}`];
  }
  return clockRuleOf(rules, clock).roll && isMakeup ? [`期满日${shortDate(on)}调休上班，不顺延`] : [];
}

function standsStill(task: Task): string | undefined {
  const pause = task.pauses.find(({ to }) => to === undefined);
  return (
    pause && `自${shortDate(pause.from)}起${PAUSE_NAMES[pause.why]}，时限停止计算，恢复后剩余天数继续计算`
  );
}

function pauses(task: Task, rules: PinnedRules, pausedDays: CivilDate[]): string[] {
  const unit = clockRuleOf(rules, task.clock).unit === 'workingDay' ? UNIT_NAMES.workingDay : '天';
  const left = new Set(pausedDays); // a day on which it was stopped twice is told once
  return task.pauses
    .filter((pause) => pause.to !== undefined)
    .map(({ from, to, why }) => {
      const days = [...left].filter((day) => from <= day && day <= to!);
      for (const day of days) left.delete(day);
      const range = from === to ? shortDate(from) : `${shortDate(from)}至${shortDate(to!)}`;
      return `${range}${PAUSE_NAMES[why]}，${days.length}${unit}不计`;
    });
}

/** Names the make-up days that were counted and the days off that were not. */
export function specialDays(calendar: WorkCalendar, { makeupDays, daysOff }: Count): string[] {
  return [
    ...(makeupDays.length ? [`${makeupDays.map(shortDate).join('、')}调休上班，计入`] : []),
    ...(daysOff.length ? [`${dayRanges(calendar, daysOff)}放假，不计`] : []),
  ];
}

/** Says when the communicated day stays, which day was communicated before, and that a day is provisional. */
export function remarks(
  { dueOn, toldDueOn, provisional }: Pick<Task, 'dueOn' | 'toldDueOn' | 'provisional'>,
  computed: CivilDate,
): string {
  const kept = computed < dueOn ? '重新计算的日期更早，仍按已告知的日期办理。' : '';
  const earlier = toldDueOn === dueOn ? '' : `此前告知的日期为${longDate(toldDueOn)}。`;
  return `${kept}${earlier}${provisional ? ESTIMATE : ''}`;
}

/** Returns the working days from the start of a clock to a date: `raw` counts all, `counted` leaves out paused days. */
export function daysUsed(task: Task, rules: PinnedRules, on: CivilDate): { raw: number; counted: number } {
  const { calendar } = rules;
  const standing = task.pauses.map((pause) => ({ ...pause, to: pause.to ?? on }));
  return {
    raw: workingDaysBetween(calendar, task.openedOn, on),
    counted: workingDaysBetween(calendar, task.openedOn, on, standing),
  };
}
