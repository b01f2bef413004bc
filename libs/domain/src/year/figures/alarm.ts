import type { YearLedger } from './ledger';
import { type Standing, standingOf } from './standing';
import type { YearEvent } from '../year';

/** 低于基数: how many cells a year lacks. */
export interface ShortYear {
  year: number;
  target: number;
  completed: number;
  gap: number;
}

/** The kinds of notifications about a year. */
export type YearNotificationKind = 'yearShort';

/** The events that may bring a year below its baseline, or further below it. */
const ALARMING = [
  'adjustmentConfirmed',
  'baselineSet',
  'countsFromSet',
  'carriedCellReturned',
  'yearCut',
] as const;

export type AlarmingEvent = (typeof ALARMING)[number];

/** Whether the office is notified if the event leaves a year short. */
export function isAlarming(type: YearEvent['type']): type is AlarmingEvent {
  return (ALARMING as readonly string[]).includes(type);
}

/** Returns the years that an act leaves further below their baseline; at the cut, the year itself if it is short. */
export function shortYears(
  before: YearLedger,
  after: YearLedger,
  { year, event, cut }: { year: number; event: YearEvent; cut?: Standing },
): ShortYear[] {
  if (cut) return shortOf(cut);
  if (!isAlarming(event.type)) return [];
  return after.programmes
    .map((plan) => plan.year)
    .filter((one) => one >= year)
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
