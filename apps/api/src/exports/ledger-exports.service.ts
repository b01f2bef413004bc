import type { TableExport } from '@app/contracts';
import {
  findDocumentNumbers,
  findLedgerLines,
  findUnitNames,
  loadBook,
  withActor,
  withSnapshot,
} from '@app/database';
import { carryOverProposal, findProgramme } from '@app/domain';
import { carryOverTable, ENTRY_REASONS, ledgerTable, proposalHash } from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth/current-user';
import { refuse } from '../problems';
import { cellTypeName } from '../reference/names';
import { copyOf } from './copy';
import { type ExportFile, tableFile } from './export-file';

/** The year ledger and what follows from it, for the office and whoever audits it. */
@Injectable()
export class LedgerExportsService {
  constructor(private readonly pool: Pool) {}

  async ledger(user: User, text: string, { format }: TableExport): Promise<ExportFile> {
    const { year } = await this.bookOf(text);
    const lines = await withActor(this.pool, user.id, (db) => findLedgerLines(db, year));
    const rows = lines.map(({ cellType, unitName, reason, byName, at, commandId, ...line }) => ({
      ...line,
      cellType: cellTypeName(cellType),
      unit: unitName,
      reason: ENTRY_REASONS[reason],
      by: byName ?? '系统',
      at: at.getTime(),
      commandId: commandId ?? '',
    }));
    const content = await copyOf(this.pool, rows.length);
    return tableFile(format, ledgerTable, rows, { ...content, subject: `${year}年度` });
  }

  async carryOver(user: User, text: string, { format }: TableExport): Promise<ExportFile> {
    const { year, book } = await this.bookOf(text);
    const { moves, baseline, completed, surplus, gap } = carryOverProposal(book, year);
    const numbers = moves.map(({ cell }) => cell);
    const { names, documents } = await withActor(this.pool, user.id, async (db) => ({
      names: await findUnitNames(db, numbers),
      documents: await findDocumentNumbers(db, numbers),
    }));
    const rows = moves.map(({ cell, cellType, namedOn, reason }) => ({
      number: cell,
      cellType: cellTypeName(cellType),
      unit: names.get(cell) ?? '',
      namedOn,
      documentNumber: documents.get(cell) ?? '',
      reason,
    }));
    const content = await copyOf(this.pool, rows.length, [`建议的散列值 ${proposalHash(book, year)}。`]);
    const above = [
      `基数 ${baseline.value} 个(第 ${baseline.version} 版):计入 ${completed} 个,缺 ${gap} 个,超出 ${surplus} 个`,
    ];
    return tableFile(format, carryOverTable, rows, { ...content, above, subject: `${year}年度` });
  }

  private async bookOf(text: string) {
    const year = Number(text);
    const book = /^2\d{3}$/.test(text)
      ? await withSnapshot(this.pool, (db) => loadBook(db, year))
      : undefined;
    if (!book || !findProgramme(book, year)) throw refuse('notFound');
    return { year, book };
  }
}
