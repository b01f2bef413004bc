import type { ApplicationView, EventView } from '@app/contracts';

/** Events of time and the engine. The list hides them by default. */
const BY_TIME = new Set(['reminded', 'escalated', 'overdue', 'datesRecomputed']);

type Recommendation = ApplicationView['recommendations'][number];

/** One line of the history: a step of the case, or what the 镇街 of the unit said of it. */
export type HistoryLine = { event: EventView } | { recommendation: Recommendation };

/** Returns the lines of a history in the order of their moments; with `all`, also reminders and the like. */
export function historyLines(
  events: readonly EventView[],
  recommendations: readonly Recommendation[],
  all: boolean,
): HistoryLine[] {
  const shown = events.filter(({ type }) => all || !BY_TIME.has(type));
  return [
    ...shown.map((event) => ({ at: event.at, line: { event } })),
    ...recommendations.map((recommendation) => ({ at: recommendation.at, line: { recommendation } })),
  ]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ line }) => line);
}
