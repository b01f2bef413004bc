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
  type PlaceOfTask,
  type TaskLine,
  withActor,
} from '@app/database';
import { bulkActOf, civilDateAt, workingDaysLeft } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { isDay, isSeat, isUuid, pageOf, placeOf } from '../common/http/cursor';

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
    const wanted = { ...conditions, after: afterOf(cursor), limit: limit + 1 };
    const { rows, nextCursor } = page(await findWorklistPage(this.pool, actorOf(user), wanted), limit);
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

function page(places: PlaceOfTask[], limit: number) {
  return pageOf(places, limit, (last) => [last.dueOn, last.applicationId, last.seat]);
}

function afterOf(cursor?: string) {
  if (!cursor) return undefined;
  const [dueOn, applicationId, seat] = placeOf(cursor, [isDay, isUuid, isSeat]) as [string, string, string];
  return { dueOn, applicationId, seat };
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
