import {
  CLOCK_NAMES,
  COMMAND_NAMES,
  seatName,
  STAGE_NAMES,
  type TaskItem,
  type TaskQuery,
} from '@app/contracts';
import {
  currentCalendar,
  Directories,
  type Directory,
  findProgrammeTime,
  findTaskLines,
  findWorklistPage,
  columnOf,
  type PlaceOfTask,
  TASK_KEYS,
  type TaskLine,
  withActor,
} from '@app/database';
import { bulkActOf, civilDateAt, workingDaysLeft } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { isSeat, isUuid, sortedPageOf, sortedPlaceOf } from '../common/http/cursor';

/** 待办: what a person is waited for, by last day. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  async tasks(
    user: User,
    { cursor, limit, ...conditions }: TaskQuery,
  ): Promise<{ items: TaskItem[]; nextCursor: string | null }> {
    const { sort } = conditions;
    const wanted = { ...conditions, after: afterOf(cursor, sort), limit: limit + 1 };
    const found = await findWorklistPage(this.pool, actorOf(user), wanted);
    const { rows, nextCursor } = sortedPageOf(found, limit, sort, (last) => [
      last.key,
      last.applicationId,
      last.seat,
    ]);
    const { offset } = await findProgrammeTime(this.pool);
    const { calendar } = await currentCalendar(this.pool);
    const today = civilDateAt(Date.now() + offset);
    const directory = await this.directories.read();
    const items = (await this.read(user, rows)).map((line) => ({
      ...itemOf(line, directory),
      daysLeft: line.paused ? null : workingDaysLeft(calendar, today, line.dueOn, line.pauses ?? []),
    }));
    return { items, nextCursor };
  }

  private read(user: User, places: PlaceOfTask[]): Promise<TaskLine[]> {
    return withActor(this.pool, user.id, (db) => findTaskLines(db, places));
  }
}

function afterOf(cursor: string | undefined, sort: TaskQuery['sort']): PlaceOfTask | undefined {
  if (!cursor) return undefined;
  const { type } = TASK_KEYS[columnOf(sort ?? 'due').column];
  const [key, applicationId, seat] = sortedPlaceOf(cursor, sort, type, [isUuid, isSeat]);
  return { key: key!, applicationId: applicationId!, seat: seat! };
}

function bulkActIn(line: TaskLine): TaskItem['bulkAct'] {
  const type = bulkActOf(line);
  if (!type) return null;
  const given = type === 'attribute' ? { assessmentYear: line.countsIn ?? line.programmeYear } : {};
  return { type, name: COMMAND_NAMES[type], given };
}

/** One thing waited for, as people read it. */
export function itemOf(line: TaskLine, directory: Directory): Omit<TaskItem, 'daysLeft'> {
  const { pauses: _, pinnedVersion: __, cityResult: ___, countsIn: ____, ...shown } = line;
  return {
    ...shown,
    cellTypeName: directory.cellType(line),
    stageName: STAGE_NAMES[line.stage],
    name: seatName(line.seat, directory.in(`type:${line.cellType}`).department),
    clockName: CLOCK_NAMES[line.clock],
    bulkAct: bulkActIn(line),
  };
}
