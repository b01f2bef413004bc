import type { Instant } from '../calendar/civil-date';
import { nextDutyClock, passDutyTime } from './clock';
import type { DutyNotice, ObligationEvent } from './events';
import { foldObligation } from './evolve';
import { dutyNoticesFor } from './notices';
import type { Obligation, ObligationRules } from './obligation';

/** What time will do to an obligation at one moment, and who will be told. */
export interface ForeseenDuty {
  /** ms, programme time. */
  at: Instant;
  events: ObligationEvent[];
  notices: DutyNotice[];
}

/**
 * What will happen from now until a moment (ms, programme time) if nobody hands in and the office does not close, by the
 * code that will run. At most `limit` moments.
 */
export function forecastDuty(
  duty: Obligation,
  rules: ObligationRules,
  until: Instant,
  limit = 200,
): ForeseenDuty[] {
  const foreseen: ForeseenDuty[] = [];
  let current = duty;
  for (let due = nextDutyClock(current, rules); due && due.at <= until; due = nextDutyClock(current, rules)) {
    if (foreseen.length === limit) break;
    const events = passDutyTime(current, rules, due.at);
    current = foldObligation(current, events);
    foreseen.push({ at: due.at, events, notices: dutyNoticesFor(current, events) });
  }
  return foreseen;
}
