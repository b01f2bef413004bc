import { UNIT_FIELD_NAMES, type UnitEvent } from '@app/contracts';
import type { UnitEventRow } from '@app/database';
import type { Actor } from '@app/domain';
import { maskedName, maskedPhone } from './contact';

type Changes = Record<string, { from: unknown; to: unknown }>;

/** Returns what a correction of a unit or of a contact changed; a contact is masked but for the office and the unit. */
export function unitChangesFor(
  { type, data }: Pick<UnitEventRow, 'type' | 'data'>,
  viewer: Actor,
): UnitEvent['changes'] {
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
