import { OUTCOME_NAMES } from '@app/contracts';
import type { Directory, TypeOf, TypeProgress, YearLine } from '@app/database';
import type { CellSummaryRow, ListedUnit, NamedRow, PublicNoticeRow, ProgressRow } from '@app/exports';
import type { RuleSet } from '@app/rules';
import { maskedName, maskedPhone } from '../applications';
import { leadNames } from './list-rows';
import { type QuarterWords, wordsOf } from './quarter-words';

interface SummaryOf {
  year: number;
  district: string;
  unmasked: boolean;
  directory: Directory;
  /** Out of 100; null without one. */
  selfScore: number | null;
}

/** 细胞创建情况汇总表: contact and phone masked, unless `unmasked`. */
export function summaryRow(
  line: YearLine,
  { year, district, unmasked, directory, selfScore }: SummaryOf,
): CellSummaryRow {
  const { notice, contactName, contactPhone, assessmentYear } = line;
  return {
    district,
    cellType: directory.cellType(line),
    unit: line.unitName,
    creditCode: line.creditCode,
    address: fullAddress(line),
    contact: unmasked ? contactName : maskedName(contactName),
    phone: unmasked ? contactPhone : maskedPhone(contactPhone),
    leads: leadNames(line.leads, line.cellType, directory, line.namedOn ?? undefined),
    submittedOn: line.submittedOn,
    selfScore,
    inspectedOn: line.inspectedOn,
    score: line.score,
    outcome: line.outcome && OUTCOME_NAMES[line.outcome],
    notice: notice && `${notice.openedOn} 至 ${notice.endsOn}`,
    documentNumber: line.documentNumber,
    namedOn: line.namedOn,
    assessmentYear: line.revokedOn ? null : assessmentYear,
    carried: assessmentYear !== null && assessmentYear !== line.programmeYear,
    showcase: line.showcaseOn !== null && !line.revokedOn,
    remarks: remarksOf(line, year),
  };
}

function remarksOf({ revokedOn, cityResult, programmeYear }: YearLine, year: number): string | null {
  const remarks = [
    ...(programmeYear < year ? [`${programmeYear}年度结转`] : []),
    ...(revokedOn ? [`${revokedOn}撤销命名`] : []),
    ...(cityResult === 'recognised' ? ['市级认定'] : []),
    ...(cityResult === 'returned' ? ['市级退回'] : []),
    ...(cityResult === 'notRecognised' ? ['市级不认定'] : []),
  ];
  return remarks.length > 0 ? remarks.join('；') : null;
}

export function namedRow(line: YearLine, directory: Directory): NamedRow {
  return { ...listed(line, directory), documentNumber: line.documentNumber!, namedOn: line.namedOn! };
}

export function publicNoticeRow(line: YearLine, directory: Directory): PublicNoticeRow {
  const { openedOn = '', endsOn = '' } = line.notice ?? {};
  return { ...listed(line, directory), noticeFrom: openedOn, noticeTo: endsOn };
}

export function listedUnit(line: YearLine, directory: Directory): ListedUnit {
  return { cellType: directory.cellType(line), unit: line.unitName };
}

/** Returns the names of the types in the order of the annex, with those that the cells of another year bear. */
export function typeOrder(
  types: readonly { code: string; name: string }[],
  cells: readonly TypeOf[],
  directory: Directory,
): string[] {
  const borneBy = (code: string) =>
    cells.filter(({ cellType }) => cellType === code).map((cell) => directory.cellType(cell));
  return [...new Set(types.flatMap(({ code, name }) => [...borneBy(code), name]))];
}

/** A line per type of the annex, what nobody applied for too. */
export function progressRows(
  { cellTypes }: Pick<RuleSet, 'cellTypes'>,
  found: readonly TypeProgress[],
  words: QuarterWords | undefined,
  directory: Directory,
): ProgressRow[] {
  return cellTypes.map(({ code, name, leads, target }) => {
    const counts = found.find(({ cellType }) => cellType === code);
    const named = counts?.named ?? 0;
    return {
      cellType: name,
      leads: leadNames(leads, code, directory),
      target: target.value,
      comparison: target.comparison,
      submitted: counts?.submitted ?? 0,
      reviewed: counts?.reviewed ?? 0,
      inspected: counts?.inspected ?? 0,
      inPublicNoticeOf: counts?.inPublicNoticeOf ?? 0,
      named,
      recognised: counts?.recognised ?? 0,
      share: named / target.value,
      problems: wordsOf(words, leads, 'problems', directory.in(`type:${code}`)),
      nextSteps: wordsOf(words, leads, 'nextSteps', directory.in(`type:${code}`)),
    };
  });
}

function listed(line: YearLine, directory: Directory) {
  return {
    number: line.number,
    cellType: directory.cellType(line),
    unit: line.unitName,
    address: fullAddress(line),
    leads: leadNames(line.leads, line.cellType, directory, line.namedOn ?? line.notice?.openedOn),
  };
}

/** With the street before it, where the address does not name it. */
export function fullAddress({ address, street }: { address: string; street: string }): string {
  return address.includes(street) ? address : `${street}${address}`;
}
