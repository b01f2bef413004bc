import type { CivilDate } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { type YearLedger, findCell, type NamedCell } from '../figures/ledger';
import { otherYear } from './year-effect';

/**
 * 精品细胞: a named cell, given the distinction or without it again; no figure changes. Throws DomainError when it is no
 * named cell of the year, is revoked, or stands so already.
 */
export function withShowcase(
  ledger: YearLedger,
  { year, cell: number, showcase }: { year: number; cell: string; showcase: boolean },
  today: CivilDate,
): NamedCell {
  const cell = findCell(ledger, number);
  if (!cell) throw refusal('cellNotNamed', { cell: number });
  const { showcaseOn, ...rest } = cell;
  if (cell.programmeYear !== year) throw otherYear(number, cell.programmeYear);
  if (cell.revokedOn) throw refusal('cellRevoked', { cell: number });
  if (showcase === (showcaseOn !== undefined)) {
    const detail = showcase ? '该细胞已是精品细胞。' : '该细胞不是精品细胞。';
    throw new DomainError('showcaseKnown', detail, { cell: number });
  }
  return showcase ? { ...rest, showcaseOn: today } : rest;
}
