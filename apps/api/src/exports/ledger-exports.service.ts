import {
  CITY_RESULT_NAMES,
  ENTRY_REASON_NAMES,
  type LedgerExport,
  type ReportExport,
  type TableExport,
} from '@app/contracts';
import {
  type CellRow,
  Directories,
  type Directory,
  type EntryRow,
  findCells,
  findLedgerPage,
  findReport,
  findReportCells,
  inSnapshot,
  loadLedger,
  withActor,
} from '@app/database';
import {
  type YearLedger,
  carryOverProposal,
  findYearPlan,
  getYearPlan,
  type ReportBatch,
  standingOf,
} from '@app/domain';
import {
  carryOverTable,
  cellSummary,
  cityResultSheet,
  ledgerTable,
  proposalHash,
  reportDocument,
  type ReportFacts,
} from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuse } from '../common/problems';
import { Districts } from '../reference';
import { copyOf } from './copy';
import { documentFile, type ExportFile, tableFile } from './export-file';
import { officeOf } from './office-of';
import { wholeList } from './whole-list';
import { typeOrder } from './year-rows';

/** The year ledger and what follows from it, for the office and whoever audits it. */
@Injectable()
export class LedgerExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
    private readonly districts: Districts,
  ) {}

  async ledger(user: User, text: string, { format, ...wanted }: LedgerExport): Promise<ExportFile> {
    const { year } = await this.ledgerOf(text);
    const lines = await wholeList((last: (EntryRow & { place: string }) | undefined, limit) =>
      withActor(this.pool, user.id, (db) =>
        findLedgerPage(db, year, {
          ...wanted,
          after: last && { key: last.place, tie: String(last.position) },
          limit,
        }),
      ),
    );
    const directory = await this.directories.read();
    const rows = lines.map(({ reason, byName, at, place: _, ...line }) => ({
      ...line,
      cellType: directory.cellType(line),
      reason: ENTRY_REASON_NAMES[reason],
      by: byName ?? '系统',
      at: at.getTime(),
    }));
    const content = await copyOf(this.pool, rows.length);
    return tableFile(format, ledgerTable, rows, { ...content, subject: `${year}年度` });
  }

  async carryOver(user: User, text: string, { format }: TableExport): Promise<ExportFile> {
    const { year, ledger } = await this.ledgerOf(text);
    const { moves, baseline, completed, surplus, gap } = carryOverProposal(ledger, year);
    const numbers = moves.map(({ cell }) => cell);
    const cells = await withActor(this.pool, user.id, (db) => findCells(db, numbers));
    const directory = await this.directories.read();
    const rows = moves.map(({ cell, cellType, namedOn, reason }) => ({
      number: cell,
      cellType: directory.cellType(cells.get(cell) ?? { cellType, programmeYear: year }),
      unit: cells.get(cell)?.unit ?? '',
      namedOn,
      documentNumber: cells.get(cell)?.documentNumber ?? '',
      reason,
    }));
    const content = await copyOf(this.pool, rows.length, [`建议的散列值 ${proposalHash(ledger, year)}。`]);
    const above = [
      `基数 ${baseline.value} 个（第 ${baseline.version} 版）：计入 ${completed} 个，缺 ${gap} 个，超出 ${surplus} 个`,
    ];
    return tableFile(format, carryOverTable, rows, { ...content, above, subject: `${year}年度` });
  }

  /** 上报批次: what goes to the city, as a document, or as the sheet that the city fills in. */
  async report(user: User, text: string, id: string, { format }: ReportExport): Promise<ExportFile> {
    const { year, ledger } = await this.ledgerOf(text);
    const { report, cells } = await withActor(this.pool, user.id, async (db) => ({
      report: await findReport(db, year, id),
      cells: (await findReportCells(db, id)).filter(({ inBatch }) => inBatch),
    }));
    if (!report) throw refuse('notFound');
    const directory = await this.directories.read();
    if (format === 'docx') {
      const facts = this.factsOf(ledger, report, cells, directory);
      const office = officeOf(await this.districts.on(facts.date));
      return documentFile(reportDocument({ office, ...facts }));
    }
    const rows = cells.map(({ result, reason, ...cell }) => ({
      ...cell,
      cellType: directory.cellType(cell),
      result: result && CITY_RESULT_NAMES[result],
      reason,
    }));
    const content = await copyOf(this.pool, rows.length);
    return tableFile(format, cityResultSheet, rows, { ...content, subject: `${year}年度` });
  }

  private factsOf(
    ledger: YearLedger,
    report: ReportBatch,
    cells: readonly CellRow[],
    directory: Directory,
  ): Omit<ReportFacts, 'office'> {
    const { year, documentNumber, date } = report;
    if (!documentNumber || !date) throw refuse('reportNotFixed');
    const { totals, types } = getYearPlan(ledger, year);
    const { totals: gauges, carriedIn, carriedOut } = standingOf(ledger, year);
    return {
      ...{
        year,
        documentNumber,
        date,
        attachments: [`${cellSummary.name}`, cityResultSheet.name],
      },
      ...{ carriedIn: carriedIn.length, carriedOut: carriedOut.length },
      units: cells.map((cell) => ({ cellType: directory.cellType(cell), unit: cell.unit })),
      typeOrder: typeOrder(types, cells, directory),
      gauges: gauges.map((gauge, i) => ({ ...gauge, name: totals[i]!.name })),
    };
  }

  private async ledgerOf(text: string) {
    const year = Number(text);
    const ledger = /^2\d{3}$/.test(text)
      ? await inSnapshot(this.pool, (db) => loadLedger(db, year))
      : undefined;
    if (!ledger || !findYearPlan(ledger, year)) throw refuse('notFound');
    return { year, ledger };
  }
}
