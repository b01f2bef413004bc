import { type ApplicationView, EVENT_NAMES, type EventView, STAGE_NAMES } from '@app/contracts';
import type { EventType, Stage } from '@app/domain';

/** Events of time and the engine. The list hides them by default. */
const BY_TIME = new Set(['reminded', 'escalated', 'overdue', 'datesRecomputed']);

type Recommendation = ApplicationView['recommendations'][number];

/**
 * One line of the history: a step of the case with the stages that it led to, or what the 镇街 of the unit said of it.
 */
export type HistoryLine =
  { event: EventView; entered: readonly Stage[] } | { recommendation: Recommendation };

/**
 * Returns the lines of a history in the order of their moments; with `all`, also reminders and the like. A stage that
 * an act led to stands in the line of the act, and not at all where it is called as the act is.
 */
export function historyLines(
  events: readonly EventView[],
  recommendations: readonly Recommendation[],
  all: boolean,
): HistoryLine[] {
  const shown = events.filter(({ type }) => all || !BY_TIME.has(type));
  return [
    ...withStages(shown).map((line) => ({ at: line.event.at, line })),
    ...recommendations.map((recommendation) => ({ at: recommendation.at, line: { recommendation } })),
  ]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ line }) => line);
}

function withStages(events: readonly EventView[]): { event: EventView; entered: Stage[] }[] {
  const lines: { event: EventView; entered: Stage[] }[] = [];
  for (const event of events) {
    const act = lines.at(-1);
    if (event.type !== 'stageEntered' || act?.event.at !== event.at) lines.push({ event, entered: [] });
    else if (STAGE_NAMES[event.data.stage as Stage] !== EVENT_NAMES[act.event.type as EventType])
      act.entered.push(event.data.stage as Stage);
  }
  return lines;
}
