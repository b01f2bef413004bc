import { ESTIMATE, remarks, specialDays } from '../application/explain';
import { addMonths, weekday } from '../calendar/civil-date';
import { countPeriod, isWorkingDay } from '../calendar/working-days';
import { longDate, shortDate } from '../calendar/words';
import { CELL_CLOCK_BEGINNINGS } from '../words/cell';
import { BASIS_SENTENCES, UNIT_NAMES } from '../words/rules';
import type { Cell, CellRules, CellTask } from './cell';

/** Returns one Chinese sentence for the last day of a cell's task; the same count gave the date. */
export function explainCellTask(task: CellTask, rules: CellRules): string {
  const { openedOn, clock, dueOn } = task;
  const { calendar } = rules;
  const rule = rules.clocks[clock];
  const count = countPeriod(calendar, openedOn, rule);
  const { rolledFrom, on } = count;
  const worked = weekday(on) % 6 === 0 && isWorkingDay(calendar, on) ? '（调休上班）' : '';
  const sentence = [
    `自${longDate(openedOn)}${CELL_CLOCK_BEGINNINGS[clock]}的次日起算，${rule.length}${UNIT_NAMES[rule.unit]}`,
    ...specialDays(calendar, count),
    ...(rolledFrom ? [`期满日${shortDate(rolledFrom)}为休息日，顺延至其后第一个工作日${worked}`] : []),
    `截至${longDate(dueOn)}24时`,
  ].join('；');
  return `${sentence}。${remarks(task, on)}依据：${BASIS_SENTENCES[rule.basis]}。`;
}

/** Returns one Chinese sentence for the day of the next 动态复核: counted in years, or set by the office. */
export function explainRecheck(cell: Cell, { recheckYears, recheckBasis }: CellRules): string {
  const { recheckOn, recheckFrom, recheckProvisional, namedOn } = cell;
  if (!recheckOn) return '';
  const estimate = recheckProvisional ? ESTIMATE : '';
  if (!recheckFrom) return `由区无废办定于${longDate(recheckOn)}启动。${estimate}`;
  const since = recheckFrom === namedOn ? '命名' : '上次动态复核';
  const counted = addMonths(recheckFrom, 12 * recheckYears);
  const moved =
    counted === recheckOn
      ? ''
      : counted < recheckOn
        ? `；${longDate(counted)}已过或为休息日，于${longDate(recheckOn)}启动`
        : '';
  return `自${longDate(recheckFrom)}${since}起每${recheckYears}年复核一次，${longDate(recheckOn)}9时自动启动${moved}。${estimate}依据：${BASIS_SENTENCES[recheckBasis]}。`;
}
