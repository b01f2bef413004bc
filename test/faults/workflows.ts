import {
  type Application,
  type ApplicationEvent,
  type ApplicationTypes,
  isFinal,
  moves,
  nextTimer,
  workflowIdOf,
} from '@app/domain';
import { messagesOf } from '@app/workflows/messages';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import type { System } from '../support/system';

const TOLERANCE_MS = 5000;

/** The events that the mornings write beside the workflow, which takes them over with its next step. */
const REMINDERS: readonly string[] = ['reminded', 'escalated', 'overdue'];

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** Reads the workflows of the applications of a system from Temporal. */
export async function openWorkflows(system: System) {
  const connection = await Connection.connect({ address: system.temporalAddress });
  const client = new Client({ connection, namespace: system.namespace });
  const handleOf = (number: string) =>
    client.workflow.getHandle(workflowIdOf({ kind: 'application', name: number }));

  async function statusOf(number: string): Promise<string> {
    try {
      return (await handleOf(number).describe()).status.name;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'NOT_FOUND';
      throw error;
    }
  }

  const offsetOf = async () =>
    Number((await system.sql('SELECT offset_ms FROM programme_clock'))[0].offset_ms);

  return {
    client,
    handleOf,
    statusOf,
    stateOf: (number: string): Promise<Application> =>
      handleOf(number).query(messagesOf<ApplicationTypes>().current),

    /** Returns when the timers of a workflow fire, in programme time (ms), soonest first. */
    async timersOf(number: string): Promise<number[]> {
      const { events } = await handleOf(number).fetchHistory();
      const offset = await offsetOf();
      return pendingTimers(events ?? []).map((at) => at + offset);
    },

    /** Returns how workflow and record differ; empty when they agree. */
    async faultsOf({
      number,
      state,
      events,
    }: {
      number: string;
      state: Application;
      events: Pick<ApplicationEvent, 'seq' | 'type'>[];
    }): Promise<string[]> {
      const status = await statusOf(number);
      if (isFinal(state.stage))
        return status === 'RUNNING' ? [`A12 ${number} is over and its workflow runs`] : [];
      if (status !== 'RUNNING') return [`A12 ${number} is open and its workflow is ${status}`];
      const own = await this.stateOf(number);
      const unknown = events.filter(({ seq, type }) => seq > own.seq && !REMINDERS.includes(type));
      if (own.seq > state.seq || unknown.length > 0 || own.stage !== state.stage)
        return [`A12 ${number}: record ${state.stage} ${state.seq}, workflow ${own.stage} ${own.seq}`];
      const due = nextTimer(state, moves)?.at;
      const timers = await this.timersOf(number);
      const right = due === undefined || timers.some((at) => at - due < TOLERANCE_MS); // an earlier one sets it anew
      return right
        ? []
        : [`A12 ${number}: the clock is due at ${show(due)}, its timers are ${timers.map(show)}`];
    },
    close: () => connection.close(),
  };
}

/** Returns the real moments (ms) at which the pending timers of a history fire. */
export function pendingTimers(events: HistoryEvent[]): number[] {
  const pending = new Map<string, number>();
  for (const event of events) {
    const started = event.timerStartedEventAttributes;
    if (started)
      pending.set(started.timerId!, millis(event.eventTime!) + millis(started.startToFireTimeout!));
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over) pending.delete(over.timerId!);
  }
  return [...pending.values()].sort((a, b) => a - b);
}

function millis({ seconds, nanos }: { seconds?: unknown; nanos?: number | null }): number {
  return Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6;
}

function show(at: number | undefined): string {
  return at === undefined ? 'never' : new Date(at).toISOString();
}
