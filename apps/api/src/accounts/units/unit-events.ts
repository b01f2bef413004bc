import { ROLE_NAMES, UNIT_EVENT_NAMES, type UnitEvent } from '@app/contracts';
import type { UnitEventRow } from '@app/database';
import { type Actor, readsAsUnit } from '@app/domain';
import { unitChangesFor } from '../../applications';
import { isoAt } from '../../common/time';

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
      changes: row.type === 'corrected' || row.type === 'contactCorrected' ? unitChangesFor(row, viewer) : [],
      mergeId: viewer.role === 'office' ? row.mergeId : null,
      other: typeof row.data.name === 'string' ? row.data.name : null,
    }));
}

/** A unit, and its 镇街, sees the name of the authority, never the name of the officer. */
function authorOf({ byName, byRole }: UnitEventRow, viewer: Actor): string {
  if (byName === null) return '系统';
  return readsAsUnit(viewer) && byRole === 'office' ? ROLE_NAMES.office : byName;
}
