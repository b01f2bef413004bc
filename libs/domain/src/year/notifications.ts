import type { AdjustmentCause } from './acts/adjustment';
import { type AlarmingEvent, isAlarming, type ShortYear, type YearNotificationKind } from './figures/alarm';
import type { YearEvent } from './year';

/** What a mail about a year is made of, kept with it. */
export interface YearNotificationPayload {
  /** What the office did, or the cut. */
  because: AlarmingEvent;
  cause?: AdjustmentCause['type'];
  short: ShortYear[];
}

/** The office must be notified of a year's event. */
export interface YearNotification {
  eventSeq: number;
  kind: YearNotificationKind;
  seat: 'office';
  payload: YearNotificationPayload;
}

/** Who must be notified of a year's event: the office, when it leaves years short of their baseline. */
export function yearNotificationsFor(
  { seq, type }: YearEvent,
  short: ShortYear[],
  cause?: AdjustmentCause,
): YearNotification[] {
  if (short.length === 0 || !isAlarming(type)) return [];
  const payload = { because: type, ...(cause && { cause: cause.type }), short };
  return [{ eventSeq: seq, kind: 'yearShort', seat: 'office', payload }];
}
