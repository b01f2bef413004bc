import { type InspectionItem, type InspectionQuery, STAGE_NAMES } from '@app/contracts';
import {
  Directories,
  type Directory,
  findInspectionDays,
  findInspections,
  type InspectionRow,
  withActor,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';

const MOST = 1000;

/** 核查日程: who inspects where on which day. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async list(user: User, days: InspectionQuery): Promise<{ items: InspectionItem[]; truncated: boolean }> {
    const ids = await findInspectionDays(this.pool, actorOf(user), { ...days, limit: MOST + 1 });
    const rows = await withActor(this.pool, user.id, (db) => findInspections(db, ids.slice(0, MOST)));
    const directory = await this.directories.read();
    return { items: rows.map((row) => itemOf(row, directory)), truncated: ids.length > MOST };
  }
}

function itemOf({ pinnedVersion, ...row }: InspectionRow, directory: Directory): InspectionItem {
  return {
    ...row,
    cellTypeName: directory.cellType({ ...row, pinnedVersion }),
    stageName: STAGE_NAMES[row.stage],
    leads: row.leads.map((id) => ({ id, name: directory.in(`type:${row.cellType}`).department(id) })),
  };
}
