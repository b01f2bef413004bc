import {
  CITY_RESULT_NAMES,
  type YearCommandBody,
  type ResultImport,
  type ResultImportQuery,
} from '@app/contracts';
import { findCells, findReport, inSnapshot, loadLedger, withActor } from '@app/database';
import { type CityResult, DomainError, previewResults, refusal, type ResultPreview } from '@app/domain';
import type { ResultSheet } from '@app/exports';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { YearActs } from '../acts';
import type { User } from '../auth';
import { InvalidContent, refuse } from '../common/problems';
import { readSheet, TOO_COMPLEX } from '../common/sheets/read-sheet';
import { receiveSheet } from '../common/sheets/receive-sheet';
import { yearOf } from './year';

const UNREADABLE: ResultSheet = { rows: [], faults: [TOO_COMPLEX], hidden: [] };

/** The city's filled sheet: shown row by row before anything is entered; one bad row, and nothing is. */
@Injectable()
export class ResultImportService {
  constructor(
    private readonly pool: Pool,
    private readonly acts: YearActs,
  ) {}

  async import(
    user: User,
    text: string,
    reportId: string,
    { preview = false, commandId, receivedOn }: ResultImportQuery,
    request: FastifyRequest,
  ): Promise<ResultImport> {
    const year = yearOf(text);
    if (!preview && !commandId) {
      throw new InvalidContent([{ parameter: 'commandId', detail: '导入时须带操作编号。' }]);
    }
    const { ledger, report } = await inSnapshot(this.pool, async (db) => ({
      ledger: await loadLedger(db, year),
      report: await findReport(db, year, reportId),
    }));
    if (!report) throw refuse('notFound');
    const sheet = (await readSheet('cityResults', (await receiveSheet(request)).bytes)) ?? UNREADABLE;
    const found = previewResults(ledger, report, sheet.rows);
    const shown = await this.show(user, {
      ...found,
      sheet: sheet.sheet ?? null,
      hiddenLines: sheet.hidden,
      faults: [...sheet.faults, ...found.faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    });
    if (preview) return { ...shown, preview, answer: null };
    if (shown.faults.length > 0) {
      const detail = `有 ${shown.faults.length} 处不能采用，未作任何变更。`;
      throw new DomainError('sheetFaulty', detail, { faults: shown.faults.slice(0, 200) });
    }
    if (found.changes.length === 0) throw refusal('nothingToImport');
    const results = found.changes.map(({ cell, to: result, reason }) => ({ cell, result, reason }));
    const body: YearCommandBody = {
      type: 'recordCityResults',
      commandId: commandId!,
      reportId,
      results,
      ...(receivedOn && { receivedOn }),
      preview: false,
    };
    return { ...shown, preview, answer: await this.acts.act(user, year, body) };
  }

  private async show(
    user: User,
    {
      changes,
      unchanged,
      faults,
      missing,
      sheet,
      hiddenLines,
    }: ResultPreview & Pick<ResultImport, 'sheet' | 'hiddenLines'>,
  ): Promise<Omit<ResultImport, 'preview' | 'answer'>> {
    const cells = await withActor(this.pool, user.id, (db) =>
      findCells(
        db,
        changes.map(({ cell }) => cell),
      ),
    );
    const named = (result?: CityResult) => (result ? CITY_RESULT_NAMES[result] : null);
    return {
      changes: changes.map(({ from, to, reason, ...rest }) => ({
        ...rest,
        unit: cells.get(rest.cell)?.unit ?? '',
        from: from ?? null,
        fromName: named(from),
        to,
        toName: CITY_RESULT_NAMES[to],
        reason: reason ?? null,
      })),
      unchanged: unchanged.map(({ line, number: cell, result }) => ({ line, cell, result })),
      faults: faults.map(({ line, number, code, detail }) => ({
        line: line ?? null,
        cell: number ?? null,
        code,
        detail,
      })),
      missing,
      sheet,
      hiddenLines,
    };
  }
}
