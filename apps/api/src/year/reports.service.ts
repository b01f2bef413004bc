import {
  CITY_RESULT_NAMES,
  REPORT_STATE_NAMES,
  type ReportItem,
  type ReportList,
  type ReportView,
} from '@app/contracts';
import {
  Directories,
  findCells,
  findReportCells,
  findReports,
  inSnapshot,
  loadLedger,
  type ReportRow,
  withActor,
} from '@app/database';
import { type CivilDate, isReportLate, reportable, supplementing, type YearAct } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuse } from '../common/problems';
import { cellItemOf } from '../common/cell-item';
import { isoAt } from '../common/time';
import { programmeNow, yearOf } from './year';

/** 上报市级: the year's reports, what could go into the next, what the city answered. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async list(user: User, text: string): Promise<ReportList> {
    const year = yearOf(text);
    const { today } = await programmeNow(this.pool);
    const ledger = await inSnapshot(this.pool, (db) => loadLedger(db, year));
    const free = reportable(ledger, year).map((cell) => cell.number);
    const waited = supplementing(ledger, year).map((cell) => cell.number);
    const { rows, cells } = await withActor(this.pool, user.id, async (db) => ({
      rows: await findReports(db, year),
      cells: await findCells(db, [...free, ...waited]),
    }));
    const directory = await this.directories.read();
    const shown = (numbers: string[]) =>
      numbers.flatMap((number) => cells.get(number) ?? []).map((cell) => cellItemOf(cell, directory));
    return {
      items: rows.map((row) => itemOf(row, today)),
      reportable: shown(free),
      supplementing: shown(waited),
    };
  }

  async get(user: User, text: string, id: string): Promise<ReportView> {
    const year = yearOf(text);
    const { today } = await programmeNow(this.pool);
    const { row, members } = await withActor(this.pool, user.id, async (db) => ({
      row: (await findReports(db, year, id))[0],
      members: await findReportCells(db, id),
    }));
    if (!row) throw refuse('notFound');
    const directory = await this.directories.read();
    return {
      ...itemOf(row, today),
      members: members.map((cell) => ({
        ...cellItemOf(cell, directory),
        resultName: cell.result && CITY_RESULT_NAMES[cell.result],
      })),
      actions: user.role === 'office' ? ACTIONS[row.state] : [],
    };
  }
}

const ACTIONS: Record<ReportRow['state'], YearAct['type'][]> = {
  assembled: ['assembleReport', 'discardReport', 'fixReport'],
  fixed: ['sendReport'],
  sent: ['recordCityResults'],
  discarded: [],
};

function itemOf(row: ReportRow, today: CivilDate): ReportItem {
  const { recognised, notRecognised, returned, assembledAt, ...rest } = row;
  const dates = { ...(row.dueOn && { dueOn: row.dueOn }), ...(row.sentOn && { sentOn: row.sentOn }) };
  return {
    ...rest,
    stateName: REPORT_STATE_NAMES[row.state],
    late: isReportLate({ id: row.id, year: row.year, cells: [], state: row.state, ...dates }, today),
    results: { recognised, notRecognised, returned, pending: row.cells - recognised - notRecognised },
    assembledAt: isoAt(assembledAt),
  };
}
