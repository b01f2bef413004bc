import type { CalendarView } from '@app/contracts';
import { daysLater, weekdayOf } from '../../dates/time';

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const MOST_DAYS = 31;

/** The days of a year that differ from the Monday to Friday week. */
export type YearDays = Pick<CalendarView, 'year' | 'off' | 'makeup'>;

/** A year, month by month. Days off are marked 休 and make-up working days 班, not by colour alone. */
export function YearGrid({ days }: { days: YearDays }) {
  const off = new Set(days.off);
  const makeup = new Set(days.makeup);
  return (
    <div className="year-grid">
      {MONTHS.map((month) => (
        <MonthTable
          key={month}
          name={`${month}月`}
          dates={datesOf(days.year, month)}
          wordOf={(day) => (off.has(day) ? '休' : makeup.has(day) ? '班' : undefined)}
        />
      ))}
    </div>
  );
}

interface MonthTableProps {
  name: string;
  dates: string[];
  wordOf: (day: string) => '休' | '班' | undefined;
}

function MonthTable({ name, dates, wordOf }: MonthTableProps) {
  return (
    <table className="month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(dates).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, column) => (
              <Day
                key={WEEK[column]}
                day={day}
                word={day === undefined ? undefined : wordOf(day)}
                isWeekend={column > 4}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, word, isWeekend }: { day?: string; word?: '休' | '班'; isWeekend: boolean }) {
  if (!day) return <td />;
  const mood = word === '休' ? 'day-off' : word === '班' ? 'day-work' : isWeekend ? 'day-weekend' : undefined;
  return (
    <td className={mood}>
      {Number(day.slice(8))}
      {word && <small>{word}</small>}
    </td>
  );
}

function datesOf(year: number, month: number): string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days = Array.from({ length: MOST_DAYS }, (_, i) => daysLater(first, i));
  return days.filter((day) => day.slice(0, 7) === first.slice(0, 7));
}

/** Returns the days of a month in weeks, Monday first. Undefined before the first and after the last day. */
function weeksOf(dates: string[]): (string | undefined)[][] {
  const before = weekdayOf(dates[0]!);
  const cells: (string | undefined)[] = [...Array<undefined>(before), ...dates];
  while (cells.length % WEEK.length > 0) cells.push(undefined);
  return Array.from({ length: cells.length / WEEK.length }, (_, week) =>
    cells.slice(week * WEEK.length, (week + 1) * WEEK.length),
  );
}
