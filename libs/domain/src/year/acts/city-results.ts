import type { CityResult } from '../../application/application';
import { refusal, REFUSALS } from '../../refusals';
import { type YearLedger, findCell } from '../figures/ledger';
import type { ReportBatch } from './report';

/** One row of the sheet that the city filled in. */
export interface CityResultRow {
  /** Line of the sheet, from 1. */
  line: number;
  number: string;
  result: CityResult;
  reason?: string;
}

/** A row that cannot be imported, or a cell of the report that no row names. */
export interface RowFault {
  line?: number;
  number?: string;
  code: string;
  detail: string;
}

/** One result that would be entered. `corrects`: another result is on record; taking it opens an adjustment. */
export interface ResultChange {
  line: number;
  cell: string;
  from?: CityResult;
  to: CityResult;
  reason?: string;
  corrects: boolean;
}

/** 导入预览: every change, every row that cannot be matched, and what the sheet leaves open. */
export interface ResultPreview {
  changes: ResultChange[];
  /** Rows that say what is already on record. */
  unchanged: CityResultRow[];
  faults: RowFault[];
  /** Cells of the report that the sheet does not name and that have no result yet. */
  missing: string[];
}

/** Compares the city's rows with the report without changing anything. */
export function previewResults(
  ledger: YearLedger,
  batch: ReportBatch,
  rows: readonly CityResultRow[],
): ResultPreview {
  if (batch.state !== 'sent') {
    throw refusal('reportNotSent', { state: batch.state });
  }
  const preview: ResultPreview = { changes: [], unchanged: [], faults: [], missing: [] };
  const lines = new Map<string, number>();
  for (const row of rows) {
    const first = lines.get(row.number);
    const fault = first === undefined ? rowFault(ledger, batch, row) : doubled(row, first);
    lines.set(row.number, first ?? row.line);
    if (fault) preview.faults.push(fault);
    else take(preview, ledger, row);
  }
  preview.missing = batch.cells.filter((number) => {
    return !lines.has(number) && !isFinalResult(findCell(ledger, number)?.cityResult);
  });
  return preview;
}

/** The batch after the results: what the city returned leaves it and may be reported again. */
export function withResults(batch: ReportBatch, changes: readonly ResultChange[]): ReportBatch {
  const returned = new Set(changes.filter(({ to }) => to === 'returned').map(({ cell }) => cell));
  return { ...batch, cells: batch.cells.filter((number) => !returned.has(number)) };
}

function take(preview: ResultPreview, ledger: YearLedger, row: CityResultRow): void {
  const from = findCell(ledger, row.number)!.cityResult;
  const corrects = isFinalResult(from);
  if (corrects && from === row.result) {
    preview.unchanged.push(row);
    return;
  }
  const { line, number: cell, result: to, reason } = row;
  preview.changes.push({ line, cell, ...(from && { from }), to, ...(reason && { reason }), corrects });
}

/** Whether a cell has no result in this report; an earlier return belongs to an earlier report. */
function isFinalResult(result: CityResult | undefined): boolean {
  return result === 'recognised' || result === 'notRecognised';
}

function rowFault(ledger: YearLedger, batch: ReportBatch, row: CityResultRow): RowFault | undefined {
  const { line, number, result, reason } = row;
  const fault = (code: string, detail: string): RowFault => ({ line, number, code, detail });
  const cell = findCell(ledger, number);
  if (!cell) return fault('numberUnknown', `没有编号为“${number}”的已命名细胞。`);
  if (!batch.cells.includes(number)) return fault('notInReport', '该细胞不在本批次中。');
  if (cell.revokedOn) return fault('cellRevoked', REFUSALS.cellRevoked);
  if (result === 'returned' && !reason?.trim()) return fault('reasonMissing', '退回的须写明理由。');
  return undefined;
}

function doubled({ line, number }: CityResultRow, first: number): RowFault {
  return { line, number, code: 'rowDoubled', detail: `与第 ${first} 行重复。` };
}
