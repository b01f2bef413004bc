import {
  type ApplicationEvent,
  explainDue,
  type ReminderStep,
  type Seat,
  SEAT_NAMES,
  type Task,
} from '@app/domain';
import type { MailFactsRow } from '@app/database';
import type { DueFacts, MailFacts } from '@app/mail';
import type { Named } from './named';

type Recorded = MailFactsRow['events'][number];
type EventOf<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>;

/** Returns the facts of a mail: from its event, and from the current state only where the event lacks them. */
export function factsOf(
  row: Named<MailFactsRow>,
  seat: Seat,
  { applicationId, typeName, office }: Pick<MailFacts, 'applicationId' | 'typeName' | 'office'>,
): MailFacts {
  const { number, programmeYear, unitName, rulesVersion, departmentName, events } = row;
  const scheduled = find(events, 'inspectionScheduled');
  const opened = find(events, 'noticeOpened');
  const named = find(events, 'named');
  const cityResult = (find(events, 'cityResultCorrected') ?? find(events, 'cityResultRecorded'))?.result;
  return {
    applicationId,
    number,
    programmeYear,
    typeName,
    unitName,
    rulesVersion,
    seat,
    seatName: seatName(seat, departmentName ?? office.name),
    office,
    stage: find(events, 'stageEntered')?.stage ?? row.stage,
    due: dueOf(row, seat),
    step: stepOf(events),
    cause: find(events, 'refused')?.cause,
    inspectionOn: scheduled?.on,
    inspectionAt: scheduled?.startsAt,
    noticeEndsOn: opened?.endsOn,
    naming: named && { documentNumber: named.documentNumber, date: named.date },
    cityResult,
    cityReason: (cityResult && row.cityReason) || undefined,
    assessmentYear: (find(events, 'reattributed') ?? find(events, 'attributed'))?.assessmentYear,
  };
}

function find<T extends ApplicationEvent['type']>(events: Recorded[], type: T): EventOf<T> | undefined {
  return events.find((event) => event.type === type) as EventOf<T> | undefined;
}

function seatName(seat: Seat, authority: string): string {
  if (seat === 'applicant' || seat === 'inspection') return SEAT_NAMES[seat];
  return authority;
}

function stepOf(events: Recorded[]): ReminderStep | undefined {
  const escalated = find(events, 'escalated');
  if (escalated) return { day: '', kind: 'late', days: escalated.lateDays };
  return find(events, 'reminded')?.step;
}

function dueOf({ events, task: now, rules }: Named<MailFactsRow>, seat: Seat): DueFacts | undefined {
  const extended = find(events, 'extended');
  const task = extended?.task ?? namedBy(events, seat) ?? now;
  if (!task || !rules?.clocks[task.clock]) return undefined;
  const { clock, dueOn, toldDueOn, provisional } = task;
  const earlier = extended?.from ?? (find(events, 'datesRecomputed') && toldDueOn);
  const before = earlier === dueOn ? undefined : earlier;
  return { clock, dueOn, before, provisional, explanation: explainDue(task, rules) };
}

/** Returns the seat's task from these events; undefined if none contains it. */
function namedBy(events: Recorded[], seat: Seat): Task | undefined {
  for (const event of events) {
    const task = 'tasks' in event ? event.tasks?.find((candidate) => candidate.seat === seat) : undefined;
    if (task) return task;
  }
  return undefined;
}
