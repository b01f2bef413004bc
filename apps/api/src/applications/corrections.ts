import type { ApplicationView } from '@app/contracts';
import type { ApplicationRow, EventRow, EvidenceRow, UnitChangeRow } from '@app/database';
import type { Actor, Stage } from '@app/domain';
import { isoAt } from '../common/time';
import { unitChangesFor } from './unit-changes';

type Corrections = ApplicationView['corrections'];
type Values = Record<string, unknown>;

/** What the corrections of an application are compared from. */
export interface CorrectionFacts {
  row: Pick<ApplicationRow, 'form' | 'selfScore'>;
  events: EventRow[];
  files: EvidenceRow[];
  /** What corrections of the unit and its contact were recorded with resubmissions. */
  unitChanges: UnitChangeRow[];
  viewer: Actor;
}

/** Returns what came back with each resubmission (补正), old beside new, in order. */
export function correctionsFor({ row, events, files, unitChanges, viewer }: CorrectionFacts): Corrections {
  let form = row.form as Values;
  let selfScore = row.selfScore as Values;
  return events
    .filter(({ type }) => type === 'resubmitted')
    .map((event) => {
      const input = (event.input ?? {}) as { form?: Values; selfScore?: Values; text?: string };
      const before = { form, selfScore };
      form = input.form ?? form;
      selfScore = input.selfScore ?? selfScore;
      const returned = events.findLast(
        ({ type, seq }) => type === 'returnedForCorrection' && seq < event.seq,
      );
      const own = unitChanges.filter(({ commandId }) => commandId === event.commandId);
      return {
        at: isoAt(event.at),
        ...(input.text && { text: input.text }),
        form: differences(before.form, form),
        selfScore: differences(before.selfScore, selfScore),
        unit: own.flatMap((one) => unitChangesFor(one, viewer)),
        files: filesBetween(files, returned, event),
      };
    });
}

/** Returns the ids of the files that the unit added to its correction and may take out again before it is handed in. */
export function unsentFiles(
  stage: Stage,
  events: EventRow[],
  files: EvidenceRow[],
  viewer: Actor,
): Set<string> {
  const returned = events.findLast(({ type }) => type === 'returnedForCorrection');
  if (stage !== 'correction' || viewer.role !== 'applicant' || !returned) return new Set();
  const replaced = new Set(files.map(({ replaces }) => replaces));
  const since = returned.recordedAt.getTime();
  return new Set(
    files
      .filter(
        ({ id, by, uploadedAt }) => by === 'applicant' && uploadedAt.getTime() > since && !replaced.has(id),
      )
      .map(({ id }) => id),
  );
}

function filesBetween(
  files: EvidenceRow[],
  from: EventRow | undefined,
  to: EventRow,
): Corrections[number]['files'] {
  return files
    .filter(
      ({ by, uploadedAt }) =>
        by === 'applicant' &&
        uploadedAt.getTime() <= to.recordedAt.getTime() &&
        uploadedAt.getTime() >= (from?.recordedAt.getTime() ?? 0),
    )
    .map(({ id, name, itemId, field, replaces }) => ({
      id,
      name,
      itemId,
      field,
      replaces: files.find((file) => file.id === replaces)?.name ?? null,
    }));
}

function differences(before: Values, after: Values): Corrections[number]['form'] {
  const ids = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return ids
    .filter((id) => JSON.stringify(before?.[id] ?? null) !== JSON.stringify(after?.[id] ?? null))
    .map((id) => ({ id, from: before?.[id] ?? null, to: after?.[id] ?? null }));
}
