import type { CellQuery, CellView, NamedCellPage } from '@app/contracts';
import {
  CELL_KEYS,
  columnOf,
  currentCalendar,
  Directories,
  findCandidates,
  findCheckFiles,
  findCellEvents,
  findNamedCell,
  findNamedCells,
  findNames,
  type NamedCellRow,
  withActor,
} from '@app/database';
import { actingIn, appealDayAnew, type CivilDate, civilDateAt, endedAppealOf } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../../auth';
import { sortedPageOf, sortedPlaceOf } from '../../common/http/cursor';
import { refuse } from '../../common/problems';
import { RuleSets } from '../../reference';
import { itemOfCell, viewOfCell } from './cell-view';

const isNumber = (part: string) => /^[A-Z0-9][A-Z0-9_-]{0,63}$/.test(part);
const CHECKING = ['department', 'inspector', 'office'];

/** What people read of named cells; each sees his own. */
@Injectable()
export class CellsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
  ) {}

  async list(user: User, { cursor, limit, ...wanted }: CellQuery): Promise<NamedCellPage> {
    const { sort } = wanted;
    const { type } = CELL_KEYS[columnOf(sort ?? 'number').column];
    const [key, tie] = cursor ? sortedPlaceOf(cursor, sort, type, [isNumber]) : [];
    const after = key !== undefined && tie ? { key, tie } : undefined;
    const found = await withActor(this.pool, user.id, (db) =>
      findNamedCells(db, actorOf(user), { ...wanted, after, limit: limit + 1 }),
    );
    const { rows, nextCursor } = sortedPageOf(found, limit, sort, ({ cell, place }) => [place, cell.number]);
    const directory = await this.directories.read();
    return { items: rows.map((row) => itemOfCell(row, directory)), nextCursor };
  }

  /** Throws `notFound` when this person may not see it. */
  async get(user: User, id: string): Promise<CellView> {
    const viewer = actorOf(user);
    const dossier = await withActor(this.pool, user.id, async (db) => {
      const row = await findNamedCell(db, id, viewer);
      if (!row) throw refuse('notFound');
      const events = await findCellEvents(db, id, viewer);
      const files = await findCheckFiles(db, id, viewer);
      const checkers = events.flatMap(({ data }) => (data.checkers as string[] | undefined) ?? []);
      const names = await findNames(db, [...checkers, ...(row.cell.check?.assigned ?? [])]);
      const people = CHECKING.includes(user.role)
        ? await findCandidates(db, { ...row.cell, ...row.rules, applicantId: row.applicantId })
        : [];
      return {
        row,
        events,
        files,
        names,
        people: people.map((person) => ({ id: person.id, name: person.name })),
      };
    });
    const { checkItems } = await this.ruleSets.get(dossier.row.rules.version);
    const about = `type:${dossier.row.cell.cellType}` as const;
    const directory = (await this.directories.read()).in(about);
    const reopensUntil = viewer.role === 'office' ? await this.reopensUntil(dossier.row) : undefined;
    return viewOfCell({ ...dossier, reopensUntil, checkItems, viewer: actingIn(viewer, about), directory });
  }

  /** Returns the last day, by the calendar in force, of an appeal (申诉) that has ended before it. */
  private async reopensUntil({ cell, rules, offset }: NamedCellRow): Promise<CivilDate | undefined> {
    if (!endedAppealOf(cell, rules)) return undefined;
    const { calendar } = await currentCalendar(this.pool);
    return appealDayAnew(cell, rules, calendar, civilDateAt(Date.now() + offset));
  }
}
