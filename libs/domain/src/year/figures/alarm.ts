import { type YearLedger, findYearPlan } from './ledger';
import { type Standing, standingOf } from './standing';
import type { YearEvent } from '../year';

/** 低于基数: by how much a year is short. */
export interface ShortYear {
  year: number;
  target: number;
  completed: number;
  gap: number;
}

/** What the office is written to about a year. */
export type YearNotificationKind = 'yearShort';

/** What may leave a year below its baseline that was not, or by more than before. */
const ALARMING = [
  'adjustmentConfirmed',
  'baselineSet',
  'countsFromSet',
  'carriedCellReturned',
  'yearCut',
] as const;

export type AlarmingEvent = (typeof ALARMING)[number];

/** Whether the office is to be written to when it leaves a year short. */
export function isAlarming(type: YearEvent['type']): type is AlarmingEvent {
  return (ALARMING as readonly string[]).includes(type);
}

/** The years that an act leaves below their baseline, by more than before; at its cut, the year that is cut. */
export function shortYears(
  before: YearLedger,
  after: YearLedger,
  { year, event, cut }: { year: number; event: YearEvent; cut?: Standing },
): ShortYear[] {
  if (cut) return shortOf(cut);
  if (!isAlarming(event.type)) return [];
  return [year, year + 1]
    .filter((one) => findYearPlan(after, one))
    .flatMap((one) => {
      const gapBefore = standingOf(before, one).baseline?.gap ?? 0;
      return shortOf(standingOf(after, one)).filter(({ gap }) => gap > gapBefore);
    });
}

function shortOf({ year, baseline }: Standing): ShortYear[] {
  if (!baseline || baseline.gap === 0) return [];
  const { target, completed, gap } = baseline;
  return [{ year, target, completed, gap }];
}
