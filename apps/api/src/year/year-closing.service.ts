import {
  CELL_STAGE_NAMES,
  obligationTitle,
  REPORT_STATE_NAMES,
  STAGE_NAMES,
  type YearClosing,
} from '@app/contracts';
import { Directories, findYearClosing, withActor } from '@app/database';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { isoAt } from '../common/time';
import { yearOf } from './year';

/** 年度办结: what prevents the closing of a year, and what stays open after it. */
@Injectable()
export class YearClosingService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async get(user: User, text: string): Promise<YearClosing> {
    const year = yearOf(text);
    const { applications, obligations, reports, results, adjustments, cells } = await withActor(
      this.pool,
      user.id,
      (db) => findYearClosing(db, year),
    );
    const directory = await this.directories.read();
    return {
      year,
      mayClose: reports.length + results.length + adjustments.length === 0,
      applications: {
        total: applications.total,
        items: applications.items.map(({ cellType, ...item }) => ({
          ...item,
          cellTypeName: directory.cellType({ cellType, programmeYear: year }),
          stageName: STAGE_NAMES[item.stage],
        })),
      },
      objections: applications.items.reduce((sum, { objections }) => sum + objections, 0),
      obligations: obligations.map(({ id, kind, about, dueOn }) => ({
        id,
        title: obligationTitle(kind, about),
        dueOn,
      })),
      reports: reports.map(({ state, ...report }) => ({ ...report, stateName: REPORT_STATE_NAMES[state] })),
      results,
      cells: cells.map(({ cellType, stage, ...cell }) => ({
        ...cell,
        cellTypeName: directory.cellType({ cellType, programmeYear: year }),
        stageName: CELL_STAGE_NAMES[stage],
      })),
      adjustments: adjustments.map(({ id, openedAt }) => ({ id, openedAt: isoAt(new Date(openedAt)) })),
    };
  }
}
