import {
  type ApplicationItem,
  type ApplicationQuery,
  type ApplicationView,
  type DoubleView,
  type EventView,
  type Fault,
  normaliseCreditCode,
  type PersonItem,
  seatName,
  STAGE_NAMES,
} from '@app/contracts';
import {
  APPLICATION_KEYS,
  type ApplicationLine,
  columnOf,
  type ApplicationRow,
  Directories,
  type Directory,
  findApplication,
  findApplicationLines,
  findApplicationPage,
  findProgrammeTime,
  currentCalendar,
  findCandidates,
  findEvents,
  findFiles,
  findDoubles,
  findNames,
  findRecommendations,
  findTowns,
  findUnitChanges,
  type Reader,
  withActor,
} from '@app/database';
import {
  actingIn,
  type Actor,
  type CivilDate,
  civilDateAt,
  endedTaskOf,
  type Instant,
  isFinal,
  isRecommendable,
  lastDayAnew,
  workingDaysLeft,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { isUuid, sortedPageOf, sortedPlaceOf } from '../common/http/cursor';
import { refuse } from '../common/problems';
import { Districts, RuleSets } from '../reference';
import { isoAt } from '../common/time';
import { doublesFor } from './doubles';
import { missingOf } from './draft-faults';
import { eventsFor } from './history';
import { IntakeGate } from './intake-gate';
import { viewOf } from './view';

/** Reads of applications; the queries apply the scope of the reader. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
    private readonly intake: IntakeGate,
    private readonly districts: Districts,
  ) {}

  async list(
    user: User,
    query: ApplicationQuery,
  ): Promise<{ items: ApplicationItem[]; nextCursor: string | null }> {
    const { cursor, limit, ...wanted } = query;
    const { type } = APPLICATION_KEYS[columnOf(wanted.sort ?? '-updated').column];
    const [key, id] = cursor ? sortedPlaceOf(cursor, wanted.sort, type, [isUuid]) : [];
    const after = key !== undefined && id ? { key, id } : undefined;
    const directory = await this.directories.read();
    const typesNamed = wanted.q ? directory.cellTypesNamed(wanted.q) : [];
    const page = { ...wanted, typesNamed, after, limit: limit + 1 };
    const found = await findApplicationPage(this.pool, actorOf(user), page);
    const { rows, nextCursor } = sortedPageOf(found, limit, wanted.sort, (last) => [last.key, last.id]);
    const ids = rows.map((place) => place.id);
    const lines = await withActor(this.pool, user.id, (db) => findApplicationLines(db, ids));
    const { offset } = await findProgrammeTime(this.pool);
    const { calendar } = await currentCalendar(this.pool);
    const today = civilDateAt(Date.now() + offset);
    const left = ({ paused, dueOn, pauses }: Waited) =>
      paused ? null : workingDaysLeft(calendar, today, dueOn, pauses ?? []);
    return { items: lines.map((line) => itemOf(line, directory, left)), nextCursor };
  }

  async get(user: User, id: string): Promise<ApplicationView> {
    const viewer = actorOf(user);
    const { row, events, files, names, recommendations, unitChanges } = await withActor(
      this.pool,
      user.id,
      async (db) => {
        const row = await mustSee(db, viewer, id);
        const events = await findEvents(db, id, viewer);
        const files = await findFiles(db, id, viewer);
        const names = await findNames(db, peopleIn(row));
        const recommendations = await findRecommendations(db, id, viewer);
        const resubmissions = events.filter(({ type }) => type === 'resubmitted');
        const commandIds = resubmissions.flatMap(({ commandId }) => commandId ?? []);
        const unitChanges = await findUnitChanges(this.pool, commandIds);
        return { row, events, files, names, recommendations, unitChanges };
      },
    );
    const rules = row.rules ?? (await this.ruleSets.pinnedFor(row));
    const missing = await this.missingOf(row);
    const doubles = await this.doublesOf(row, viewer);
    const directory = await this.directories.read();
    const lateIntake = await this.intake.lateOf(row, rules.version);
    const now = Date.now() + row.offset;
    const canRecommend = await this.canRecommend(row, viewer);
    const about = `type:${row.cellType}` as const;
    const reopensUntil = await this.reopensUntil(row, now);
    const more = { recommendations, canRecommend, reopensUntil, unitChanges };
    const beside = { missing, doubles, lateIntake, ...more };
    const read = { viewer: actingIn(viewer, about), directory: directory.in(about) };
    return viewOf({ row, rules, events, files, names, ...beside, ...read, now });
  }

  /** Returns the last day, by the calendar in force, of a case that has ended before it. */
  private async reopensUntil({ state, rules }: ApplicationRow, now: Instant): Promise<CivilDate | undefined> {
    const ended = state && endedTaskOf(state);
    if (!ended || !rules || !isFinal(state.stage)) return undefined;
    const { calendar } = await currentCalendar(this.pool);
    return lastDayAnew(ended, rules, calendar, civilDateAt(now));
  }

  private async canRecommend({ stage }: ApplicationRow, { role }: Actor): Promise<boolean> {
    return role === 'town' && isRecommendable(stage) && (await findTowns(this.pool)).mayRecommend;
  }

  private async missingOf(row: ApplicationRow): Promise<Fault[]> {
    if (row.stage !== 'draft') return [];
    const { id: _, ...unit } = row.unit;
    const towns = await findTowns(this.pool);
    const rules = await this.ruleSets.inForce(row.programmeYear);
    const intake = await this.intake.faultOf(row);
    return [
      ...(intake ? [{ pointer: '/cellType', detail: intake.detail }] : []),
      ...missingOf(rules, row.cellType, { ...row, unit }, towns),
    ];
  }

  /** The likely doubles of a draft, and of a case for those who handle it. */
  private async doublesOf(row: ApplicationRow, viewer: Actor): Promise<DoubleView[]> {
    const isDraft = row.stage === 'draft';
    if (viewer.role === 'town' || isFinal(row.stage) || isDraft !== (viewer.role === 'applicant')) return [];
    const { id: recordId, name, creditCode, site } = row.unit;
    const code = creditCode ? normaliseCreditCode(creditCode) : null;
    const compared = { ...row, recordId, name, creditCode: code, site };
    const found = await findDoubles(this.pool, compared, viewer);
    if (found.length === 0) return [];
    const { contactPhone } = await this.districts.today();
    return doublesFor(found, compared, viewer, contactPhone ?? undefined);
  }

  async events(user: User, id: string): Promise<{ items: EventView[] }> {
    const viewer = actorOf(user);
    const names = await this.directories.read();
    return withActor(this.pool, user.id, async (db) => {
      const { stage, cellType } = await mustSee(db, viewer, id);
      const directory = names.in(`type:${cellType}`);
      return { items: eventsFor(await findEvents(db, id, viewer), { viewer, stage, directory }) };
    });
  }

  async people(user: User, id: string): Promise<{ items: PersonItem[] }> {
    return withActor(this.pool, user.id, async (db) => {
      return { items: await findCandidates(db, await mustSee(db, actorOf(user), id)) };
    });
  }
}

/** User ids that the page names besides those in the history. */
function peopleIn({ state }: ApplicationRow): string[] {
  const stopped = state?.tasks.flatMap((task) => task.pauses.map((pause) => pause.by)) ?? [];
  return [...(state?.inspection?.inspectors ?? []), ...stopped.filter((by) => by !== 'system')];
}

/** The application, or `notFound` when this person may not see it. */
async function mustSee(db: Reader, viewer: Actor, id: string): Promise<ApplicationRow> {
  const row = await findApplication(db, id, viewer);
  if (!row) throw refuse('notFound');
  return row;
}

type Waited = ApplicationLine['waitingFor'][number];

/** One line of the list, as people read it. */
export function itemOf(
  line: ApplicationLine,
  directory: Directory,
  left: (task: Waited) => number | null = () => null,
): ApplicationItem {
  const { id, number, programmeYear, cellType, unitName, isRecorded, stage } = line;
  return {
    id,
    number,
    programmeYear,
    cellType,
    cellTypeName: directory.cellType(line),
    unitName,
    isRecorded,
    stage,
    stageName: STAGE_NAMES[stage],
    waitingFor: line.waitingFor.map((task) => {
      const { pauses: _, ...shown } = task;
      return {
        ...shown,
        name: seatName(task.seat, directory.in(`type:${line.cellType}`).department),
        daysLeft: left(task),
      };
    }),
    overdue: line.waitingFor.some((task) => task.overdue),
    submittedAt: line.submittedAt && isoAt(line.submittedAt),
    updatedAt: isoAt(line.updatedAt),
    changedAt: isoAt(line.changedAt),
    isUntouched: line.isUntouched,
  };
}
