import { type CivilDate, isCivilDate } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import type { YearLedger, CellFault, NamedCell } from '../figures/ledger';
import { countedYears } from '../figures/counting';

/** 上报批次: assembled, fixed with number and date, sent; then the city answers cell by cell. Or discarded before it is fixed. */
export interface ReportBatch {
  id: string;
  /** Assessment year. */
  year: number;
  cells: string[];
  state: 'assembled' | 'fixed' | 'sent' | 'discarded';
  documentNumber?: string;
  date?: CivilDate;
  /** Set by the city each time (按时). */
  dueOn?: CivilDate;
  sentOn?: CivilDate;
}

/** The cells that a report of this assessment year may hold: named, not revoked, not yet reported (or returned). */
export function reportable(ledger: YearLedger, year: number): NamedCell[] {
  const years = countedYears(ledger.entries);
  return ledger.cells.filter((cell) => {
    return isFree(cell, years, year) && !cell.supplementing;
  });
}

/** 补充材料中: the cells of this assessment year that go into a report once their units have answered. */
export function supplementing(ledger: YearLedger, year: number): NamedCell[] {
  const years = countedYears(ledger.entries);
  return ledger.cells.filter((cell) => isFree(cell, years, year) && cell.supplementing);
}

function isFree(cell: NamedCell, years: ReadonlyMap<string, number>, year: number): boolean {
  return !cell.revokedOn && cell.reportedIn === undefined && reportYear(cell, years) === year;
}

/** Returns why each chosen cell may not be in the report `batch`; empty if all may. */
export function reportFaults(
  ledger: YearLedger,
  year: number,
  chosen: readonly string[],
  batch?: string,
): CellFault[] {
  const years = countedYears(ledger.entries);
  const cells = new Map(ledger.cells.map((cell) => [cell.number, cell]));
  const seen = new Set<string>();
  return chosen.flatMap((number): CellFault[] => {
    const fault = (code: string, detail: string) => [{ cell: number, code, detail }];
    if (seen.has(number)) return fault('cellDoubled', '重复选择。');
    seen.add(number);
    const cell = cells.get(number);
    if (!cell) return fault('cellNotNamed', '尚未命名，不能上报。');
    if (cell.revokedOn) return fault('cellRevoked', '已撤销命名，不能上报。');
    if (cell.supplementing) return fault('cellSupplementing', '申报单位正在补充材料，收到后方可上报。');
    const its = reportYear(cell, years);
    if (its !== year)
      return fault('cellOfAnotherYear', `属于 ${its} 考核年度，不能列入 ${year} 年度的上报。`);
    const held = cell.reportedIn;
    return held !== undefined && held !== batch ? fault('cellReported', '已列入其他上报批次。') : [];
  });
}

/** A report counts for the year in which its cells count; a cell that does not count yet, for its programme year. */
function reportYear(cell: NamedCell, years: ReadonlyMap<string, number>): number {
  return years.get(cell.number) ?? cell.programmeYear;
}

/** 组批. All chosen cells or none; `facts.faults` names each that may not go. */
export function assembleReport(
  ledger: YearLedger,
  batch: Pick<ReportBatch, 'id' | 'year' | 'dueOn'>,
  chosen: readonly string[],
): ReportBatch {
  if (chosen.length === 0) throw new DomainError('nothingChosen', '没有选择要上报的细胞。');
  const faults = reportFaults(ledger, batch.year, chosen, batch.id);
  if (faults.length > 0) {
    throw new DomainError('reportRefused', `有 ${faults.length} 个细胞不能上报，未作任何变更。`, { faults });
  }
  return { ...batch, cells: [...chosen], state: 'assembled' };
}

/** 作废: before it is fixed; its cells may go into another. */
export function discardReport(batch: ReportBatch): ReportBatch {
  refuseUnless(batch, 'assembled', FINISHED[batch.state]);
  return { ...batch, cells: [], state: 'discarded' };
}

/** Why a batch can no longer be changed. */
export const FINISHED = {
  assembled: '',
  fixed: '该批次已经定稿，不能再改，也不能作废。',
  sent: '该批次已经报送，不能再改，也不能作废。',
  discarded: '该批次已经作废。',
} as const;

/** 定稿: the list is closed under a 发文字号 (checked by pattern at the door) and a date. */
export function fixReport(batch: ReportBatch, documentNumber: string, date: CivilDate): ReportBatch {
  refuseUnless(batch, 'assembled', batch.state === 'discarded' ? FINISHED.discarded : '该批次已经定稿。');
  if (documentNumber.trim() === '') throw refusal('documentNumberMissing');
  if (!isCivilDate(date)) throw refusal('dateInvalid', { date });
  return { ...batch, state: 'fixed', documentNumber, date };
}

/** 已报送: from here the city answers. */
export function sendReport(batch: ReportBatch, on: CivilDate): ReportBatch {
  refuseUnless(batch, 'fixed', batch.state === 'sent' ? '该批次已经报送。' : '请先定稿，再标记为已报送。');
  if (batch.date && on < batch.date) {
    throw refusal('sentBeforeDated', { on, date: batch.date });
  }
  return { ...batch, state: 'sent', sentOn: on };
}

/** 按时: late when the city's day has passed and the report has not left, or left after it. */
export function isReportLate({ dueOn, sentOn, state }: ReportBatch, today: CivilDate): boolean {
  return state !== 'discarded' && dueOn !== undefined && (sentOn ?? today) > dueOn;
}

function refuseUnless(batch: ReportBatch, state: ReportBatch['state'], detail: string): void {
  if (batch.state !== state) {
    throw new DomainError('reportStateWrong', detail, { state: batch.state, expected: state });
  }
}
