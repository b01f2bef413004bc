import { ADJUSTMENT_CAUSE_NAMES, ADJUSTMENT_STATE_NAMES, type AdjustmentItem } from '@app/contracts';
import {
  type AdjustmentRow,
  type Appealing,
  type CellRow,
  Directories,
  type Directory,
  findAdjustments,
  findAppealing,
  findCells,
  hashOfText,
  inSnapshot,
  loadLedger,
  withActor,
} from '@app/database';
import { adjustmentOf, adjustmentText, type YearLedger, cellsOfCause, DomainError } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { cellItemOf } from '../common/cell-item';
import { isoAt } from '../common/time';
import { differenceView } from '../common/difference-view';
import { programmeNow, yearOf } from './year';

/** 更正: an open one lists what it would change now; a settled one, what it changed. */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async list(user: User, text: string): Promise<{ items: AdjustmentItem[] }> {
    const year = yearOf(text);
    const { at } = await programmeNow(this.pool);
    const { rows, ledger } = await inSnapshot(this.pool, async (db) => ({
      rows: await findAdjustments(db, year),
      ledger: await loadLedger(db, year),
    }));
    const listed = rows.map((row) => (row.state === 'open' ? listedNow(row, ledger, at) : row));
    const numbers = listed.flatMap(({ cause, touched }) => [...cellsOfCause(cause), ...touched.mayReturn]);
    const cells = await withActor(this.pool, user.id, (db) => findCells(db, [...new Set(numbers)]));
    const revoked = rows.flatMap(({ state, cause }) =>
      state === 'open' && cause.type === 'revocation' ? cellsOfCause(cause) : [],
    );
    const appeals = await withActor(this.pool, user.id, (db) => findAppealing(db, revoked));
    const beside = { ledger, year, cells, appeals, user, directory: await this.directories.read() };
    return { items: listed.map((row) => itemOf(row, beside)) };
  }
}

/** What an open correction comes to on the ledger as it is; what it was listed with, should it no longer be possible. */
function listedNow(row: AdjustmentRow, ledger: YearLedger, at: number): AdjustmentRow {
  try {
    const touched = adjustmentOf(ledger, row.cause, { by: row.openedBy.id, at, commandId: '' });
    return { ...row, touched, hash: hashOfText(adjustmentText(touched)) };
  } catch (error) {
    if (error instanceof DomainError) return row;
    throw error;
  }
}

interface Beside {
  ledger: YearLedger;
  year: number;
  cells: Map<string, CellRow>;
  /** By the number of the cell. */
  appeals: Map<string, Appealing>;
  user: User;
  directory: Directory;
}

function itemOf(
  row: AdjustmentRow,
  { ledger, year, cells, appeals, user, directory }: Beside,
): AdjustmentItem {
  const { id, state, cause, hash, touched, reason, openedBy, openedAt, settledBy, settledAt } = row;
  const item = (number: string) =>
    [cells.get(number) ?? []].flat().map((cell) => cellItemOf(cell, directory));
  const resultOf = (number: string) =>
    cause.type === 'cityResults' ? (cause.results.find(({ cell }) => cell === number)?.result ?? null) : null;
  return {
    id,
    year,
    state,
    stateName: ADJUSTMENT_STATE_NAMES[state],
    cause: {
      type: cause.type,
      name: ADJUSTMENT_CAUSE_NAMES[cause.type],
      cells: cellsOfCause(cause).flatMap((number) =>
        item(number).map((cell) => ({ ...cell, result: resultOf(number) })),
      ),
    },
    reason: reason ?? '',
    openedBy,
    openedAt: isoAt(openedAt),
    settledBy,
    settledAt: settledAt && isoAt(settledAt),
    hash,
    touched: differenceView(touched, ledger, year, directory),
    mayReturn: touched.mayReturn.flatMap(item),
    appealing:
      state === 'open' && cause.type === 'revocation'
        ? cellsOfCause(cause).flatMap((number) => {
            const appeal = appeals.get(number);
            return appeal ? item(number).map((cell) => ({ ...cell, ...appeal })) : [];
          })
        : [],
    actions: state === 'open' && user.role === 'office' ? ['confirmAdjustment', 'withdrawAdjustment'] : [],
  };
}
