import { type CivilDate, isCivilDate } from './civil-date';

/** `2024-9-28`, `2024/9/28`, `2024.9.28`, `2024年9月28日`, `20240928`; a weekday and a time of day may follow. */
const WHOLE = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$|^(\d{4})(\d{2})(\d{2})$/;
/** `9-28`, `9/28`, `9.28`, `9月28日`. */
const IN_YEAR = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/;
/** `28日`, in the month of the day before it. */
const IN_MONTH = /^(\d{1,2})[日号]?$/;
const BESIDE =
  /\((?:星期|周)[一二三四五六日天]\)|(?:星期|周)[一二三四五六日天]$|[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/g;
/** What the State Council's notice says behind its days. */
const NOTICE_WORDS = /([\d日号)])\s*(?:放假|调休|休息|照常上班|上班|补班|,?共\d+天).*$/;
const BETWEEN = /\s*(?:\.{2,}|至|到|~|—+|–)\s*/;

/** Returns the date that people write in one of the usual ways, `year` where they leave it out; undefined if it is none. */
export function enteredDate(text: string, year?: number): CivilDate | undefined {
  const plain = plainDate(text);
  const [, ...parts] = WHOLE.exec(plain) ?? [];
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length === 3) return dateOf(whole);
  const [, month, day] = (year !== undefined && IN_YEAR.exec(plain)) || [];
  return month ? dateOf([String(year), month, day!]) : undefined;
}

/**
 * Returns the first and the last day of a period in a year: `10-01..10-07`, `10月1日至7日`, `9/15~9/17`, or one day twice.
 * The part of it that is no date is undefined; the whole is undefined if it has more than two parts.
 */
export function enteredPeriod(
  text: string,
  year: number,
): [CivilDate | undefined, CivilDate | undefined] | undefined {
  const plain = plainDate(text);
  // A single dash stands between two days when the days themselves are written otherwise.
  const sides = /[月/.]/.test(plain) && !BETWEEN.test(plain) ? plain.split('-') : plain.split(BETWEEN);
  const [from = '', to = from] = sides;
  if (sides.length > 2) return undefined;
  const first = enteredDate(from, year);
  const [, day] = IN_MONTH.exec(plainDate(to)) ?? [];
  const last = first && day ? dateOf([first.slice(0, 4), first.slice(5, 7), day]) : enteredDate(to, year);
  return [first, last];
}

function plainDate(text: string): string {
  return text.normalize('NFKC').trim().replace(NOTICE_WORDS, '$1').replace(BESIDE, '').replace(/\s+/g, '');
}

function dateOf(parts: string[]): CivilDate | undefined {
  const date = parts.map((part, i) => part.padStart(i === 0 ? 4 : 2, '0')).join('-');
  return isCivilDate(date) ? date : undefined;
}
