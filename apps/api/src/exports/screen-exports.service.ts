import {
  type AccountExport,
  type AccountItem,
  type InspectionExport,
  type InspectionItem,
  type NamedCellExport,
  type NamedCellItem,
  type ObligationExport,
  type ObligationItem,
  OUTCOME_NAMES,
  ROLE_NAMES,
} from '@app/contracts';
import {
  accountList,
  type AccountRow,
  namedCellList,
  type NamedCellListRow,
  obligationList,
  type ObligationListRow,
  inspectionList,
  type InspectionRow,
} from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AccountsService } from '../accounts';
import type { User } from '../auth';
import { CellsService, InspectionsService } from '../inspections';
import { ObligationsService } from '../obligations';
import { copyOf } from './copy';
import { type ExportFile, tableFile } from './export-file';
import { fullAddress } from './year-rows';

const PAGE = 200;

/** Lists that the screen's own services read: what they show, and to whom, is theirs to say. */
@Injectable()
export class ScreenExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly accounts: AccountsService,
    private readonly obligations: ObligationsService,
    private readonly inspections: InspectionsService,
    private readonly cells: CellsService,
  ) {}

  async accountsOf({ format, ...wanted }: AccountExport): Promise<ExportFile> {
    const items: AccountItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.accounts.list({ ...wanted, cursor, limit: PAGE });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return tableFile(format, accountList, items.map(rowOfAccount), await copyOf(this.pool, items.length));
  }

  async namedCellsOf(user: User, { format, ...wanted }: NamedCellExport): Promise<ExportFile> {
    const items: NamedCellItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.cells.list(user, { ...wanted, cursor, limit: PAGE });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return tableFile(format, namedCellList, items.map(rowOfCell), await copyOf(this.pool, items.length));
  }

  async obligationsOf(user: User, { format, ...wanted }: ObligationExport): Promise<ExportFile> {
    const { items } = await this.obligations.list(user, wanted);
    return tableFile(
      format,
      obligationList,
      items.map(rowOfObligation),
      await copyOf(this.pool, items.length),
    );
  }

  async inspectionsOf(user: User, { format, from, to }: InspectionExport): Promise<ExportFile> {
    const { items, truncated } = await this.inspections.list(user, { from, to });
    const notes = [`${from} 至 ${to}。`, ...(truncated ? ['超过 1000 项，其余未列出。'] : [])];
    const content = await copyOf(this.pool, items.length, notes);
    return tableFile(format, inspectionList, items.map(rowOfInspection), content);
  }
}

function rowOfAccount(account: AccountItem): AccountRow {
  const { name, login, role, department, unit, head, email, active, oneTimeUntil, sessions } = account;
  const state = !active ? '已停用' : oneTimeUntil ? '可用，待本人设置密码' : '可用';
  const belongsTo = department?.name ?? unit?.name ?? null;
  return { name, login, role: ROLE_NAMES[role], belongsTo, head, email, state, sessions };
}

function rowOfCell(cell: NamedCellItem): NamedCellListRow {
  const { number, cellTypeName, unitName, programmeYear, namedOn, plaqueNumber, stageName, task, recheckOn } =
    cell;
  return {
    number,
    cellType: cellTypeName,
    unit: unitName,
    year: programmeYear,
    namedOn,
    plaque: plaqueNumber,
    stage: stageName,
    holder: task?.name ?? null,
    task: task?.clockName ?? null,
    dueOn: task?.dueOn ?? null,
    overdue: task?.overdue ?? false,
    daysLeft: task?.daysLeft ?? null,
    recheckOn,
    isRecorded: cell.isRecorded,
  };
}

function rowOfObligation(obligation: ObligationItem): ObligationListRow {
  const { title, toName, dueOn, statusName, overdue, daysLeft, reportedOn, parts, missing } = obligation;
  const names = missing.map(({ name }) => name).join('、');
  return {
    title,
    to: toName,
    dueOn,
    status: statusName,
    overdue,
    daysLeft,
    reportedOn,
    parts,
    missing: names,
  };
}

function rowOfInspection(item: InspectionItem): InspectionRow {
  const { scheduledOn, startsAt, number, cellTypeName, unitName, stageName, outcome, score, dueOn, overdue } =
    item;
  const people = (some: readonly { name: string }[]) => some.map(({ name }) => name).join('、');
  return {
    ...{ scheduledOn, startsAt, number, cellType: cellTypeName, unit: unitName, address: fullAddress(item) },
    ...{ leads: people(item.leads), inspectors: people(item.inspectors), stage: stageName },
    ...{ outcome: outcome && OUTCOME_NAMES[outcome], score, dueOn, overdue },
  };
}
