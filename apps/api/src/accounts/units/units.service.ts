import {
  type MergePreview,
  STAGE_NAMES,
  type UnitApplication,
  type UnitItem,
  type UnitQuery,
  type UnitView,
} from '@app/contracts';
import {
  columnOf,
  Directories,
  type Directory,
  findAlike,
  findSide,
  findUnit,
  findUnitApplications,
  findUnitEvents,
  findUnitPeople,
  findUnits,
  type UnitApplicationRow,
  type UnitRecord,
  UNIT_KEYS,
} from '@app/database';
import { mergeFaults, REFUSALS } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../../auth';
import { isUuid, sortedPageOf, sortedPlaceOf } from '../../common/http/cursor';
import { refuse, refuseQuestion } from '../../common/problems';
import { unitEventsFor } from './unit-events';

/** 单位库: the records of units, as far as the caller may see an application of theirs. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async list(user: User, query: UnitQuery): Promise<{ items: UnitItem[]; nextCursor: string | null }> {
    const { cursor, limit, doubles, ...wanted } = query;
    const overseer = user.role === 'office' || user.role === 'auditor';
    if (doubles !== undefined && !overseer) throw refuseQuestion('doublesNotYours', 'doubles');
    const { sort } = wanted;
    const { type } = UNIT_KEYS[columnOf(sort ?? 'name').column];
    const [key, id] = cursor ? sortedPlaceOf(cursor, sort, type, [isUuid]) : [];
    const after = key !== undefined && id ? { key, id } : undefined;
    const found = await findUnits(this.pool, { ...wanted, doubles, after, limit: limit + 1 }, actorOf(user));
    const { rows, nextCursor } = sortedPageOf(found, limit, sort, (last) => [last.key, last.id]);
    const items = rows.map(({ key: _, isDouble, ...line }) => ({ ...line, isDouble: overseer && isDouble }));
    return { items, nextCursor };
  }

  /** Throws `notFound`. */
  async get(user: User, id: string): Promise<UnitView> {
    const viewer = actorOf(user);
    const unit = await this.mustSee(user, id);
    const applications = await findUnitApplications(this.pool, id, viewer);
    const isOverseer = user.role === 'office' || user.role === 'auditor';
    const people = isOverseer ? await findUnitPeople(this.pool, id) : [];
    const seen = new Set(applications.map((one) => one.id));
    const events = await findUnitEvents(this.pool, id);
    const directory = await this.directories.read();
    return {
      ...unit,
      sites: [...new Set(applications.flatMap(({ site }) => site ?? []))].sort(),
      people:
        user.role === 'office'
          ? people
          : people.map(({ applications: n }) => ({ name: '', login: null, applications: n })),
      applications: applications.map((one) => viewOf(one, directory)),
      doubles: isOverseer && unit.mergedInto === null ? await findAlike(this.pool, id) : [],
      events: unitEventsFor(events, viewer, seen),
      canCorrect: user.role === 'office' && unit.mergedInto === null,
    };
  }

  /** Shows what a merge of `gone` into `id` would change. Throws `notFound`. */
  async previewMerge(user: User, id: string, gone: string): Promise<MergePreview> {
    const sides = [await this.sideOf(user, id), await this.sideOf(user, gone)] as const;
    const [kept, other] = [await findSide(this.pool, id), await findSide(this.pool, gone)];
    const faults =
      id === gone ? [{ code: 'mergeIntoItself' as const, numbers: [] }] : mergeFaults(kept!, other!);
    return {
      kept: sides[0],
      gone: sides[1],
      faults: faults.map(({ code, numbers }) => ({ code, detail: REFUSALS[code], numbers })),
    };
  }

  private async sideOf(user: User, id: string): Promise<MergePreview['kept']> {
    const { mergedInto: _, ...facts } = await this.mustSee(user, id);
    const applications = await findUnitApplications(this.pool, id, actorOf(user));
    const people = await findUnitPeople(this.pool, id);
    const directory = await this.directories.read();
    return {
      ...facts,
      applications: applications.map((one) => viewOf(one, directory)),
      people: people.length,
    };
  }

  private async mustSee(user: User, id: string): Promise<UnitRecord> {
    const unit = await findUnit(this.pool, id, actorOf(user));
    if (!unit) throw refuse('notFound');
    return unit;
  }
}

function viewOf({ pinnedVersion, ...row }: UnitApplicationRow, directory: Directory): UnitApplication {
  return {
    ...row,
    cellTypeName: directory.cellType({ ...row, pinnedVersion }),
    stageName: STAGE_NAMES[row.stage],
  };
}
