import type { Instant } from '../calendar/civil-date';
import type { PinnedRules } from '../rules/rules';
import type { Application } from './application';
import { nextTimer, passTime } from './time/timers';
import type { ApplicationEvent } from './events';
import { fold } from './evolve';
import type { Notification } from './notification-kinds';
import { notificationsFor } from './notifications';

/** What timers bring about at one moment, and who is notified. */
export interface Foreseen {
  /** ms, programme time. */
  at: Instant;
  events: ApplicationEvent[];
  notices: Notification[];
}

/**
 * Returns what happens until a moment (ms of programme time) if nobody acts: reminders, escalations, lapses, each at its
 * own moment, computed by the code that will run. At most `limit` moments, because reminders of an overdue task never end.
 */
export function forecast(app: Application, rules: PinnedRules, until: Instant, limit = 200): Foreseen[] {
  const foreseen: Foreseen[] = [];
  let current = app;
  for (let due = nextTimer(current); due && due.at <= until; due = nextTimer(current)) {
    if (foreseen.length === limit) break;
    const events = passTime(current, rules, due.at);
    foreseen.push({ at: due.at, events, notices: notificationsFor(events, rules) });
    current = fold(current, events);
  }
  return foreseen;
}
