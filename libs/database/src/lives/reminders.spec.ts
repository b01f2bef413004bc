import { endOfDay, type Instant, type Kinds, type Life, LIVES, nineOn, stepOfReminders } from '@app/domain';
import type { Pool } from 'pg';
import { atInspection, inReview, named, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import {
  asSchool,
  insertPerson,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
} from '../../../../test/support/database/rows';
import { onYear } from '../../../../test/support/database/years';
import { aNamedCell, cellRules, CellStory } from '../../../../test/support/domain/cell-story';
import { createPool } from '../connection/pool';
import { recordStep } from './record-step';
import { RECORDS } from './kinds';
import { REMINDED_KINDS, type RemindedKind, remindDue } from './reminders.query';

const TABLES = [
  ...['application', 'application_event', 'task', 'obligation', 'obligation_event', 'obligation_part'],
  ...['cell_life', 'cell_event', 'outbox'],
];
/** What differs between two runs by itself: real moments, and numbers of rows. */
const BY_ITSELF = [
  'id',
  'recorded_at',
  'updated_at',
  'created_at',
  'next_attempt_at',
  'send_at',
  'submitted_at',
];

/** One record with three cases, an obligation and a named cell, at 09:00 of 2 September 2024. */
class Desk {
  private constructor(
    readonly database: Database,
    readonly owner: Pool,
    readonly pool: Pool,
  ) {}

  static async open(): Promise<Desk> {
    const database = await freshDatabase();
    const owner = createPool(database.ownerUrl);
    await seedSchool(owner, nineOn('2024-09-12'));
    await insertPerson(owner, { login: 'jiaow2', role: 'department', department: 'JIAOW' });
    await insertPerson(owner, { login: 'jiaow3', role: 'department', department: 'JIAOW', head: true });
    await owner.query(
      `UPDATE app_user SET digest = false; UPDATE app_user SET digest = true WHERE login = 'jiaow2'`,
    );
    return new Desk(database, owner, createPool(database.appUrl));
  }

  /** Records what has reminders, at different stages. */
  async fill(): Promise<void> {
    await insertStory(this.owner, submitted(1));
    await insertStory(this.owner, asSchool(2, inReview('2024-09-02')));
    await insertStory(this.owner, asSchool(3, atInspection()));
    await insertStory(this.owner, submitted(4).act('jiaow', { type: 'returnForCorrection' }));
    await insertObligation(this.owner, obligationStory(1, '2024-09-02').create('2024-10-30'));
    await onYear(this.owner, { type: 'openYear' });
    await insertStory(this.owner, asSchool(5, named()));
    const { id: applicationId, number } = schoolOf(5);
    const cell = aNamedCell({ id: '00000000-0000-4000-8000-0000000c0005', number, applicationId });
    const story = new CellStory('2024-09-12', { ...cellRules, calendarVersion: 3 }, cell).begin();
    await recordStep(this.pool, 'cell', story.step());
    story.act('office', { type: 'orderSpotCheck', assigned: [] });
    await recordStep(this.pool, 'cell', story.step(1));
  }

  /** Returns every row, without what differs by itself, ordered. */
  async everything(): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const table of TABLES) {
      const { rows } = await this.owner.query(`SELECT to_jsonb(t) AS row FROM ${table} t`);
      const bare = rows.map(({ row }) => JSON.stringify(without(row)));
      found[table] = bare.sort();
    }
    return found;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.owner.end();
    await this.database.drop();
  }
}

function without(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !BY_ITSELF.includes(name)));
}

const submitted = (n: number) => new Story(schoolOf(n), '2024-09-02').act('applicant', { type: 'submit' });

/** What a round must do, done in the plainest way: each thing by itself, by the function that records every other step. */
async function remindSingly(pool: Pool, by: Instant): Promise<void> {
  const remindOf = async <K extends RemindedKind>(kind: K) => {
    const { rows } = await pool.query<{ state: Kinds[K]['state']; rules: Kinds[K]['rules'] }>(
      `SELECT state, rules FROM ${RECORDS[kind].table} WHERE is_open`,
    );
    for (const standing of rows) {
      const step = stepOfReminders(LIVES[kind].life as Life<Kinds[K]>, standing, by);
      if (step.events.length > 0) await recordStep(pool, kind, step);
    }
  };
  for (const kind of REMINDED_KINDS) await remindOf(kind);
}

describe('a round of reminders', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.close());

  const eventsOf = async (n: number) =>
    (
      await desk.owner.query(
        'SELECT seq, type FROM application_event WHERE application_id = $1 ORDER BY seq',
        [schoolOf(n).id],
      )
    ).rows as { seq: number; type: string }[];
  const typesOf = async (n: number) => (await eventsOf(n)).map(({ type }) => type);

  it('writes what each thing by itself would, on any day', async () => {
    await desk.fill();
    const plain = await Desk.open();
    await plain.fill();
    expect(await desk.everything()).toEqual(await plain.everything());
    for (const day of ['2024-09-12', '2024-09-13', '2024-09-14', '2024-10-10', '2024-10-16', '2024-11-05']) {
      const { failed } = await remindDue(desk.pool, nineOn(day));
      await remindSingly(plain.pool, nineOn(day));
      expect([...failed]).toEqual([]);
      expect(await desk.everything()).toEqual(await plain.everything());
    }
    const { rows } = await desk.owner.query(
      `SELECT DISTINCT kind FROM outbox WHERE kind IN ('reminder', 'overdue', 'escalated', 'stalled') ORDER BY 1`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['escalated', 'overdue', 'reminder', 'stalled']);
    await plain.close();
  });

  it('says nothing twice, whoever else is at it', async () => {
    await desk.fill();
    await Promise.all([1, 2, 3, 4].map(() => remindDue(desk.pool, nineOn('2024-09-14'))));
    const once = await desk.everything();
    expect(await remindDue(desk.pool, nineOn('2024-09-14'))).toEqual({ reminded: 0, failed: new Map() });
    expect(await desk.everything()).toEqual(once);
  });

  it('reads again what an act has moved meanwhile: the act counts, and each reminder is said once', async () => {
    await insertStory(desk.owner, submitted(1));
    const accept = stepBy(submitted(1), 'jiaow', { type: 'accept' });
    const query = desk.pool.query.bind(desk.pool);
    jest.spyOn(desk.pool, 'query').mockImplementation((async (
      statement: { name?: string },
      ...rest: unknown[]
    ) => {
      if (statement.name === 'remind-application') await recordStep(desk.owner, 'application', accept);
      return (query as (...all: unknown[]) => unknown)(statement, ...rest);
    }) as never);
    await remindDue(desk.pool, nineOn('2024-09-27'));
    jest.restoreAllMocks();
    const events = await eventsOf(1);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(events.map(({ type }) => type).slice(0, 5)).toEqual([
      ...['submitted', 'stageEntered', 'accepted', 'stageEntered', 'reminded'],
    ]);
  });

  it('leaves what ends a case to its workflow, and everything that comes after it', async () => {
    const story = submitted(4).act('jiaow', { type: 'returnForCorrection' });
    await insertStory(desk.owner, story);
    await remindDue(desk.pool, nineOn('2024-11-05'));
    expect(await typesOf(4)).not.toContain('lapsed');
    const { rows } = await desk.owner.query('SELECT stage, next_clock_at FROM application');
    expect(rows).toMatchObject([{ stage: 'correction', next_clock_at: new Date(endOfDay('2024-09-14')) }]);
  });

  it('tells apart what a record of an earlier release has in one moment', async () => {
    await insertStory(desk.owner, submitted(1));
    await desk.owner.query('UPDATE application SET next_clock_at = next_reminder_at');
    await remindDue(desk.pool, nineOn('2024-09-04'));
    const { rows } = await desk.owner.query('SELECT next_clock_at, next_reminder_at FROM application');
    expect(rows).toEqual([{ next_clock_at: null, next_reminder_at: new Date(nineOn('2024-09-06')) }]);
    expect(await typesOf(1)).toEqual(['submitted', 'stageEntered', 'reminded']);
  });

  it('of one thing that the record refuses says everything else, and what it is', async () => {
    await insertStory(desk.owner, submitted(1));
    await insertStory(desk.owner, submitted(2));
    await desk.owner.query(
      `ALTER TABLE application_event ADD CONSTRAINT broken CHECK (application_id <> '${schoolOf(1).id}' OR type <> 'reminded')`,
    );
    const { reminded, failed } = await remindDue(desk.pool, nineOn('2024-09-04'));
    expect([reminded, [...failed.keys()]]).toEqual([1, [`application ${schoolOf(1).id}`]]);
    await desk.owner.query('ALTER TABLE application_event DROP CONSTRAINT broken');
    expect(await remindDue(desk.pool, nineOn('2024-09-04'))).toEqual({ reminded: 1, failed: new Map() });
  });
});
