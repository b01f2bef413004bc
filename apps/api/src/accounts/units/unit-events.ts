import { ROLE_NAMES, UNIT_EVENT_NAMES, UNIT_FIELD_NAMES, type UnitEvent } from '@app/contracts';
import type { UnitEventRow } from '@app/database';
import type { Actor } from '@app/domain';
import { maskedName, maskedPhone } from '../../applications';
import { isoAt } from '../../common/time';

type Changes = Record<string, { from: unknown; to: unknown }>;

/**
 * Returns what happened to a record as the viewer may see it: corrections of a contact only with its application
 * (`seen`: ids), masked but for the office and the unit; merges without the other unit's name but for overseers.
 */
export function unitEventsFor(rows: UnitEventRow[], viewer: Actor, seen: Set<string>): UnitEvent[] {
  const isOverseer = viewer.role === 'office' || viewer.role === 'auditor';
  return rows
    .filter(({ type, applicationId }) =>
      applicationId === null ? isOverseer || type === 'corrected' : seen.has(applicationId),
    )
    .map((row) => ({
      type: row.type,
      typeName: UNIT_EVENT_NAMES[row.type],
      at: isoAt(row.at),
      byName: authorOf(row, viewer),
      reason: row.reason,
      number: row.number,
      changes: row.type === 'corrected' || row.type === 'contactCorrected' ? changesOf(row, viewer) : [],
      mergeId: viewer.role === 'office' ? row.mergeId : null,
      other: typeof row.data.name === 'string' ? row.data.name : null,
    }));
}

function changesOf({ type, data }: UnitEventRow, viewer: Actor): UnitEvent['changes'] {
  const isOpen = type === 'corrected' || viewer.role === 'office' || viewer.role === 'applicant';
  return Object.entries(data as Changes).map(([field, { from, to }]) => ({
    field,
    fieldName: UNIT_FIELD_NAMES[field] ?? field,
    from: isOpen ? text(from) : masked(field, text(from)),
    to: isOpen ? text(to) : masked(field, text(to)),
  }));
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : '';
}

function masked(field: string, value: string): string {
  if (field === 'name') return maskedName(value);
  return field === 'phone' ? maskedPhone(value) : '（已隐去）';
}

/** A unit sees the name of the authority, never the name of the officer. */
function authorOf({ byName, byRole }: UnitEventRow, viewer: Actor): string {
  if (byName === null) return '系统';
  return viewer.role === 'applicant' && byRole === 'office' ? ROLE_NAMES.office : byName;
}
