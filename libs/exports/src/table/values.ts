import { safeText } from '../text/safe-text';
import type { CellValue, ColumnKind } from './table';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SHANGHAI = 8 * 3_600_000; // fixed +08:00

/** Converts a value for a workbook: numbers and dates as such, everything else as safe text, a missing value as null. */
export function workbookValue(
  kind: ColumnKind,
  value: CellValue,
  serial: number,
): string | number | Date | null {
  if (kind === 'serial') return serial;
  if (value === null || value === undefined || value === '') return null;
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return isNumber(value) ? value : textOf(value);
    case 'date':
      return typeof value === 'string' && DAY.test(value) ? new Date(`${value}T00:00:00Z`) : textOf(value);
    case 'moment':
      return isNumber(value) ? new Date(value + SHANGHAI) : textOf(value); // a workbook knows no time zone
    case 'text':
    case 'code':
    case 'yesNo':
      return textOf(value);
  }
}

/** Converts a value to text. */
export function valueText(kind: ColumnKind, value: CellValue, serial: number): string {
  const held = workbookValue(kind, value, serial);
  if (held === null) return '';
  if (held instanceof Date) {
    const iso = held.toISOString();
    return kind === 'date' ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
  if (kind === 'percent' && typeof held === 'number') return `${Math.round(held * 1000) / 10}%`;
  return String(held);
}

function textOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' ? String(value) : safeText(value);
}

function isNumber(value: CellValue): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
