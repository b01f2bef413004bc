import type { CellMailFactsRow } from '@app/database';
import { type CellEvent, type CellSeat, type CellTask, explainCellTask, SEAT_NAMES } from '@app/domain';
import type { CellMailFacts } from '@app/mail';
import type { Named } from './named';

type Recorded = CellMailFactsRow['events'][number];
type EventOf<T extends CellEvent['type']> = Extract<CellEvent, { type: T }>;

/** Returns the facts of a mail about a named cell: from its event, or from the current state where it lacks them. */
export function cellFactsOf(
  { cell, rules, unitName, departmentName, events }: Named<CellMailFactsRow>,
  seat: CellSeat,
  typeName: string,
): CellMailFacts {
  const task = taskOf(events) ?? cell.task;
  const escalated = find(events, 'escalated');
  const reviewed = find(events, 'appealReviewed');
  return {
    cellId: cell.id,
    number: cell.number,
    typeName,
    unitName,
    seat,
    seatName: departmentName ?? SEAT_NAMES[seat === 'applicant' ? 'applicant' : 'office'],
    ...(task && {
      clock: task.clock,
      dueOn: task.dueOn,
      provisional: task.provisional,
      explanation: explainCellTask(task, rules),
    }),
    step: escalated ? { day: '', kind: 'late', days: escalated.lateDays } : find(events, 'reminded')?.step,
    appeal: reviewed?.outcome,
    minCheckers: rules.minCheckers,
  };
}

function find<T extends CellEvent['type']>(events: Recorded[], type: T): EventOf<T> | undefined {
  return events.find((event) => event.type === type) as EventOf<T> | undefined;
}

function taskOf(events: Recorded[]): CellTask | undefined {
  for (const event of events) {
    if ('task' in event && event.task) return event.task;
  }
  return undefined;
}
