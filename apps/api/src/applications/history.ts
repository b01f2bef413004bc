import { type ApplicationView, CONCILIATION_NAMES, type EventView } from '@app/contracts';
import type { ApplicationRow, Directory, EventRow } from '@app/database';
import { type Actor, type Application, civilDateAt, readsAsUnit, type Stage, STAGE_TABLE } from '@app/domain';
import { authorFor } from '../common/author';
import { isoAt } from '../common/time';
import { contactFor } from './contact';

type Contact = ApplicationRow['contact'];

/** Who reads a history, at which stage of the application, and the names in use. */
export interface HistoryReader {
  viewer: Actor;
  stage: Stage;
  directory: Directory;
}

/** Returns the history that a person may see, in order. The text of a command is shown with its first event. */
export function eventsFor(events: EventRow[], reader: HistoryReader): EventView[] {
  const { viewer, stage } = reader;
  const shown = new Set<string>();
  return readable(events, viewer, stage).map((event) => {
    const first = event.commandId !== null && !shown.has(event.commandId);
    if (event.commandId) shown.add(event.commandId);
    const input = first ? inputFor(event, viewer) : undefined;
    return {
      seq: event.seq,
      type: event.type,
      at: isoAt(event.at),
      recordedAt: isoAt(event.recordedAt),
      by: event.by,
      byName: authorFor(event, reader.viewer, reader.directory),
      data: event.data,
      ...(input && { input }),
    };
  });
}

/** Returns every opinion that may be shown; opinions of this round are `current`. */
export function opinionsFor(
  events: EventRow[],
  { viewer, directory }: HistoryReader,
  app: Application,
): ApplicationView['opinions'] {
  const given = readable(events, viewer, app.stage).filter((event) => event.type === 'opinionGiven');
  const last = new Map(given.map((event) => [event.data.department as string, event.seq]));
  return given.map((event) => {
    const { department, opinion } = event.data as { department: string; opinion: 'agree' | 'disagree' };
    const text = event.input?.text as string | undefined;
    return {
      department,
      departmentName: directory.department(department, civilDateAt(event.at.getTime())),
      opinion,
      ...(text && { text }),
      at: isoAt(event.at),
      current: department in app.opinions && last.get(department) === event.seq,
    };
  });
}

/** Returns what the office decided where the lead departments disagreed (协调). */
export function conciliationsIn(events: EventRow[], reader: HistoryReader): ApplicationView['conciliations'] {
  return events
    .filter(({ type }) => type === 'conciliated')
    .map((event) => {
      const { outcome } = event.data as Pick<ApplicationView['conciliations'][number], 'outcome'>;
      const text = event.input?.reason as string | undefined;
      return {
        outcome,
        outcomeName: CONCILIATION_NAMES[outcome],
        ...(text && { text }),
        at: isoAt(event.at),
        byName: authorFor(event, reader.viewer, reader.directory),
      };
    });
}

/** Returns form and self-score of the submission, or of the latest correction. */
export function correctedBy(
  events: EventRow[],
  { form, selfScore }: Pick<ApplicationRow, 'form' | 'selfScore'>,
): Pick<ApplicationView, 'form' | 'selfScore'> {
  const corrections = events
    .filter((event) => event.type === 'resubmitted')
    .map((event) => event.input ?? {});
  const last = <T>(key: 'form' | 'selfScore', submitted: T): T =>
    (corrections.findLast((input) => input[key])?.[key] as T | undefined) ?? submitted;
  return {
    form: last('form', form as ApplicationView['form']),
    selfScore: last('selfScore', selfScore as ApplicationView['selfScore']),
  };
}

/** Every sheet that was filed. */
export function scoresFor(events: EventRow[], reader: HistoryReader): ApplicationView['scores'] {
  return events
    .filter((event) => event.type === 'inspectionFiled')
    .map((event) => {
      const { outcome, score } = event.data as { outcome: string; score: number };
      const sheet = event.input?.sheet as
        { inspectedOn: string; marks: Record<string, unknown>; findings?: string } | undefined;
      return {
        at: isoAt(event.at),
        by: authorFor(event, reader.viewer, reader.directory) || null,
        outcome,
        score,
        ...(sheet && { inspectedOn: sheet.inspectedOn, marks: sheet.marks }),
        ...(sheet?.findings && { findings: sheet.findings }),
      };
    });
}

/** Returns what was last supplemented after the city had returned the case, or null. */
export function supplementIn(events: EventRow[], reader: HistoryReader): ApplicationView['supplement'] {
  const last = events.findLast(({ type }) => type === 'supplementSubmitted');
  if (!last) return null;
  return {
    at: isoAt(last.at),
    byName: authorFor(last, reader.viewer, reader.directory),
    text: String(last.input?.text ?? ''),
  };
}

/** Returns the objections; only the office sees who raised them. */
export function objectionsFor(
  events: EventRow[],
  viewer: Actor,
  app: Application,
): ApplicationView['objections'] {
  const raised = new Map(
    events
      .filter((event) => event.type === 'objectionRaised')
      .map((event) => [event.data.objectionId, event]),
  );
  return app.objections.map(({ id, raisedOn, outcome }) => {
    const objector = raised.get(id)?.input?.objector as Record<string, unknown> | undefined;
    return { id, raisedOn, outcome, ...(viewer.role === 'office' && objector && { objector }) };
  });
}

function readable(events: EventRow[], viewer: Actor, stage: Stage): EventRow[] {
  if (!readsAsUnit(viewer) || !STAGE_TABLE[stage].confidential) return events;
  const reviewBegan = events.findLast(
    (event) => event.type === 'stageEntered' && event.data.stage === 'departmentReview',
  );
  return events.filter((event) => event.type !== 'opinionGiven' || event.seq < (reviewBegan?.seq ?? 0));
}

function inputFor(event: EventRow, viewer: Actor): Record<string, unknown> | undefined {
  if (!event.input) return undefined;
  const { objector, contact, ...rest } = event.input;
  const shown: Record<string, unknown> = {
    ...rest,
    ...(contact !== undefined && { contact: contactFor(contact as Contact, viewer) }),
    ...(viewer.role === 'office' && objector !== undefined && { objector }),
  };
  return Object.keys(shown).length > 0 ? shown : undefined;
}
