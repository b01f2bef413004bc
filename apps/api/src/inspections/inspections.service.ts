import { type InspectionItem, type InspectionQuery, STAGE_NAMES } from '@app/contracts';
import { findInspectionDays, findInspections, type InspectionRow, withActor } from '@app/database';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { cellTypeName, departmentName } from '../common/names';

const MOST = 1000;

/** 核查日程: who inspects where on which day. */
@Injectable()
export class InspectionsService {
  constructor(private readonly pool: Pool) {}

  async list(user: User, days: InspectionQuery): Promise<{ items: InspectionItem[]; truncated: boolean }> {
    const ids = await findInspectionDays(this.pool, actorOf(user), { ...days, limit: MOST + 1 });
    const rows = await withActor(this.pool, user.id, (db) => findInspections(db, ids.slice(0, MOST)));
    return { items: rows.map(itemOf), truncated: ids.length > MOST };
  }
}

function itemOf(row: InspectionRow): InspectionItem {
  return {
    ...row,
    cellTypeName: cellTypeName(row.cellType),
    stageName: STAGE_NAMES[row.stage],
    leads: row.leads.map((id) => ({ id, name: departmentName(id) })),
  };
}
