import { addDays, type CivilDate, weekday } from '../calendar/civil-date';
import { lastWorkingDayUpTo } from '../calendar/office-hours';
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '../calendar/working-days';
import { dayRanges, longDate, shortDate } from '../calendar/words';
import { BASIS_SENTENCES } from '../words/rules';
import type { Obligation, ObligationRules, Part } from './obligation';

const NO_DATE = '日期尚未确定，确定后通知各部门。';

/** Returns one Chinese sentence for the day on which the office reports: a date, not a period. */
export function explainObligation(
  { dueOn, earlierDates }: Obligation,
  { basis, calendar }: ObligationRules,
): string {
  if (!dueOn) return NO_DATE;
  const reminded = lastWorkingDayUpTo(calendar, dueOn);
  const rest = reminded === dueOn ? '' : `（当日为休息日，最后一次提醒在${shortDate(reminded)}）`;
  const earlier = earlierDates.length ? `此前定为${earlierDates.map(longDate).join('、')}。` : '';
  return `截至${longDate(dueOn)}24时；是日期，不是期间，逢休息日不顺延${rest}。${earlier}依据：${BASIS_SENTENCES[basis]}。`;
}

/** Returns one Chinese sentence for a department's last day, which is counted back from the office's. */
export function explainPart(
  part: Part,
  obligation: Obligation,
  { calendar, partsBefore }: ObligationRules,
): string {
  if (!part.dueOn || !obligation.dueOn) return NO_DATE;
  const { dueOn, askedOn, toldDueOn, provisional } = part;
  const { off, makeup } = between(calendar, dueOn, obligation.dueOn);
  const wanted = addWorkingDays(calendar, obligation.dueOn, -partsBefore);
  const sentence = [
    `区无废办${longDate(obligation.dueOn)}上报，各部门提前${partsBefore}个工作日填报`,
    ...(makeup.length ? [`${makeup.map(shortDate).join('、')}调休上班，计入`] : []),
    ...(off.length ? [`${dayRanges(calendar, off)}放假，不计`] : []),
    ...(dueOn === wanted ? [] : [`${shortDate(askedOn)}才提出，已不足${partsBefore}个工作日`]),
    `截至${longDate(dueOn)}24时`,
  ].join('；');
  const earlier = toldDueOn && toldDueOn !== dueOn ? `此前告知的日期为${longDate(toldDueOn)}。` : '';
  const estimate = provisional ? '所在年度的放假安排尚未公布，日期暂定。' : '';
  return `${sentence}。${earlier}${estimate}依据：${BASIS_SENTENCES.assumed}。`;
}

/** The weekdays off and the weekend days worked from one civil date up to another, which itself is not counted. */
function between(calendar: WorkCalendar, from: CivilDate, to: CivilDate) {
  const off: CivilDate[] = [];
  const makeup: CivilDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) {
    const isWeekend = weekday(day) % 6 === 0;
    if (isWorkingDay(calendar, day) === isWeekend) (isWeekend ? makeup : off).push(day);
  }
  return { off, makeup };
}
