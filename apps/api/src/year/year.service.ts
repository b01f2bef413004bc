import type {
  CarryOverView,
  DifferenceView,
  LedgerPage,
  LedgerQuery,
  YearView,
  WhatIfBody,
} from '@app/contracts';
import { ENTRY_REASON_NAMES } from '@app/contracts';
import {
  columnOf,
  Directories,
  type Directory,
  ENTRY_KEYS,
  type EntryRow,
  findAsNamed,
  findCells,
  findDecisions,
  findLedgerPage,
  findYearDocumentFacts,
  findReportingFacts,
  inSnapshot,
  loadLedger,
  withActor,
} from '@app/database';
import { DomainError, findYearPlan, type Stamp, suppose, whatIf } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { sortedPageOf, sortedPlaceOf } from '../common/http/cursor';
import { refuse } from '../common/problems';
import { RuleSets } from '../reference';
import { isoAt } from '../common/time';
import { carryOverView } from './carry-over-view';
import { differenceView } from '../common/difference-view';
import { yearView } from './year-view';
import { programmeNow, yearOf } from './year';

/** What people read of a programme year: its figures, the proposal, what might be, the ledger. */
@Injectable()
export class YearService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
  ) {}

  /** A year that cells were carried into is shown before its own programme is set. */
  async get(user: User, text: string): Promise<YearView> {
    const year = yearOf(text);
    const { today } = await programmeNow(this.pool);
    const read = await inSnapshot(this.pool, async (db) => ({
      ledger: await loadLedger(db, year),
      facts: await findYearDocumentFacts(db, year),
      reporting: await findReportingFacts(db, year, today),
    }));
    if (!read.facts && !findYearPlan(read.ledger, year - 1)) throw refuse('notFound');
    const rules = read.facts && (await this.ruleSets.findOf(year));
    const directory = await this.directories.read();
    return yearView({ year, viewer: actorOf(user), rules, directory, today, ...read });
  }

  /** 结转建议, with what else could be carried and what has been decided before. */
  async carryOver(user: User, text: string): Promise<CarryOverView> {
    const year = yearOf(text);
    const { ledger, facts } = await inSnapshot(this.pool, async (db) => ({
      ledger: await loadLedger(db, year),
      facts: await findYearDocumentFacts(db, year),
    }));
    const rules = facts && (await this.ruleSets.findOf(year));
    if (!rules) throw refuse('notFound');
    const { decisions, cells } = await withActor(this.pool, user.id, async (db) => ({
      decisions: await findDecisions(db, year),
      cells: await findCells(
        db,
        ledger.cells.filter((cell) => cell.programmeYear === year).map(({ number }) => number),
      ),
    }));
    const directory = await this.directories.read();
    return carryOverView({ year, ledger, facts, rules, decisions, cells, directory });
  }

  /** 假设推演: nothing is stored. */
  async whatIf(text: string, body: WhatIfBody): Promise<DifferenceView> {
    const year = yearOf(text);
    const { at, today } = await programmeNow(this.pool);
    const wanted = [...new Set(body.name ?? [])];
    const { ledger, named } = await inSnapshot(this.pool, async (db) => ({
      ledger: await loadLedger(db, year),
      named: await findAsNamed(db, wanted, today),
    }));
    if (!findYearPlan(ledger, year)) throw refuse('notFound');
    const unknown = wanted.filter((number) => !named.some((cell) => cell.number === number));
    if (unknown.length > 0) {
      const faults = unknown.map((cell) => ({
        cell,
        code: 'notUnderWay',
        detail: '不是办理中的申报，无从假设命名。',
      }));
      throw new DomainError('suppositionRefused', `有 ${unknown.length} 项无法推演。`, { faults });
    }
    const supposition = { ...body, name: named };
    const stamp: Stamp = { by: 'nobody', at, commandId: '' };
    const difference = whatIf(ledger, year, supposition, stamp);
    const after = suppose(ledger, year, supposition, stamp);
    return differenceView(difference, after, year, await this.directories.read());
  }

  async ledger(user: User, text: string, { cursor, limit, ...wanted }: LedgerQuery): Promise<LedgerPage> {
    const year = yearOf(text);
    const { sort } = wanted;
    const { type } = ENTRY_KEYS[columnOf(sort ?? 'position').column];
    const [key, tie] = cursor ? sortedPlaceOf(cursor, sort, type, [(part) => /^\d{1,15}$/.test(part)]) : [];
    const after = key !== undefined && tie ? { key, tie } : undefined;
    const found = await withActor(this.pool, user.id, (db) =>
      findLedgerPage(db, year, { ...wanted, after, limit: limit + 1 }),
    );
    const { rows, nextCursor } = sortedPageOf(found, limit, sort, (last) => [
      last.place,
      String(last.position),
    ]);
    const directory = await this.directories.read();
    return { items: rows.map(({ place: _, ...row }) => entryView(row, directory)), nextCursor };
  }
}

function entryView(
  { by, byName, at, recordedAt, pinnedVersion, ...row }: EntryRow,
  directory: Directory,
): LedgerPage['items'][number] {
  return {
    ...row,
    cellTypeName: directory.cellType({ ...row, pinnedVersion }),
    reasonName: ENTRY_REASON_NAMES[row.reason],
    by: { id: by, name: byName ?? '系统' },
    at: isoAt(at),
    recordedAt: isoAt(recordedAt),
  };
}
