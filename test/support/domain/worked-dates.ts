import type { CivilDate } from '../../../libs/domain/src/calendar/civil-date';
import type { PeriodUnit } from '../../../libs/domain/src/calendar/working-days';

export interface WorkedDate {
  start: CivilDate;
  length: number;
  unit: PeriodUnit;
  roll: boolean;
  /** The last day before art. 203 rolls it. */
  unrolled?: CivilDate;
  lastDay: CivilDate;
  why: string;
}

const wd = (start: CivilDate, length: number, lastDay: CivilDate, why: string): WorkedDate => ({
  ...{ start, length, unit: 'workingDay', roll: false, lastDay, why },
});
const rolled = (
  [start, length, unit]: [CivilDate, number, PeriodUnit],
  unrolled: CivilDate,
  lastDay: CivilDate,
  why: string,
): WorkedDate => ({ start, length, unit, roll: true, unrolled, lastDay, why });

/** The oracle: DOMAIN 5.3, line by line. */
export const WORKED_DATES: WorkedDate[] = [
  wd('2024-09-27', 5, '2024-10-10', '29 September works, 1–7 October off'),
  wd('2024-09-13', 5, '2024-09-23', '14 September works, 15–17 off'),
  wd('2024-04-29', 5, '2024-05-09', '1–5 May off'),
  wd('2024-02-02', 5, '2024-02-08', '4 February works'),
  wd('2024-02-08', 1, '2024-02-09', '除夕 2024 works'),
  wd('2024-12-30', 5, '2025-01-07', 'over the year’s end, 1 January off'),
  wd('2025-01-24', 5, '2025-02-07', '26 January works, 28 January – 4 February off'),
  wd('2025-09-26', 5, '2025-10-10', '28 September works, 1–8 October off'),
  wd('2026-02-13', 5, '2026-02-27', '14 February works, 15–23 off'),
  wd('2026-09-30', 10, '2026-10-20', '10 October works'),
  rolled(['2024-09-26', 7, 'calendarDay'], '2024-10-03', '2024-10-08', 'art. 203'),
  rolled(['2024-08-30', 15, 'calendarDay'], '2024-09-14', '2024-09-14', 'a make-up Saturday: no roll'),
  rolled(['2025-01-20', 15, 'calendarDay'], '2025-02-04', '2025-02-05', 'the holiday ends on 4 February'),
  {
    start: '2024-08-31',
    length: 1,
    unit: 'month',
    roll: false,
    lastDay: '2024-09-30',
    why: 'no 31 September',
  },
  { start: '2024-01-31', length: 1, unit: 'month', roll: false, lastDay: '2024-02-29', why: 'leap year' },
  rolled(['2024-12-01', 1, 'month'], '2025-01-01', '2025-01-02', 'new year'),
  rolled(['2025-09-05', 1, 'month'], '2025-10-05', '2025-10-09', 'art. 203'),
];

/** The day n working days before 30 April of 2024, 2025 and 2026. 2025-04-27 is a make-up Sunday. */
export const APRIL: [number, CivilDate, CivilDate, CivilDate][] = [
  [10, '2024-04-17', '2025-04-17', '2026-04-16'],
  [5, '2024-04-24', '2025-04-24', '2026-04-23'],
  [3, '2024-04-26', '2025-04-27', '2026-04-27'],
];
