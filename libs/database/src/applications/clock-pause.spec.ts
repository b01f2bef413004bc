import { daysUsed, lastDay, type Pause, workingDaysBetween } from '@app/domain';
import type { Pool } from 'pg';
import { CALENDAR, inReview, people, schoolRules, type Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { asSchool, insertStory, seedSchool, stepOf } from '../../../../test/support/database/rows';
import { recordStep } from '../lives/record-step';

interface PauseRow {
  seat: string;
  opened_on: string;
  from_on: string;
  to_on: string | null;
  why: string;
  by_user: string;
}

describe('pauses as rows', () => {
  let database: Database;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    const owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.end();
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function recorded(story: Story): Promise<Story> {
    const own = asSchool((lastNumber += 1), story);
    await insertStory(pool, own);
    return own;
  }

  /** Performs one act on a day and records it. */
  async function act(story: Story, on: string, ...[who, command]: Parameters<Story['act']>): Promise<void> {
    const before = story.events.length;
    await recordStep(pool, 'application', stepOf(story.on(on).act(who, command), before));
  }

  const pausesOf = async ({ app }: Story) =>
    (
      await pool.query<PauseRow>(
        'SELECT * FROM clock_pause WHERE application_id = $1 ORDER BY seat, opened_on, ordinal',
        [app.id],
      )
    ).rows;

  it('give dates, cause and person, and suffice to recount the last day', async () => {
    const story = await recorded(inReview('2024-09-02'));
    await act(story, '2024-09-05', 'office', { type: 'suspend', why: 'expertReview' });
    expect(await pausesOf(story)).toMatchObject([
      {
        seat: 'department:JGSW',
        from_on: '2024-09-05',
        to_on: null,
        why: 'expertReview',
        by_user: people.office,
      },
      { seat: 'department:JIAOW', from_on: '2024-09-05', to_on: null },
    ]);
    await act(story, '2024-09-10', 'office', { type: 'resume' });
    await act(story, '2024-09-12', 'jiaow', { type: 'returnForCorrection' });
    await act(story, '2024-09-20', 'applicant', { type: 'resubmit' });
    const rows = await pausesOf(story);
    const own = rows.filter(({ seat }) => seat === 'department:JGSW');
    expect(own.map(({ from_on, to_on, why }) => `${from_on} ${to_on} ${why}`)).toEqual([
      '2024-09-05 2024-09-10 expertReview',
      '2024-09-12 2024-09-20 correction',
    ]);

    // Recounts from the rows alone: every working day after the opening that lies in no pause counts.
    const { rows: tasks } = await pool.query(
      'SELECT opened_on, due_on FROM task WHERE application_id = $1 AND seat = $2',
      [story.app.id, 'department:JGSW'],
    );
    const [{ opened_on: openedOn, due_on: dueOn }] = tasks;
    const pauses = own.map(({ from_on, to_on }): Pause => ({ from: from_on, to: to_on! }));
    expect(workingDaysBetween(CALENDAR, openedOn, dueOn, pauses)).toBe(20);
    expect(lastDay(CALENDAR, openedOn, schoolRules().clocks.departmentReview, pauses).on).toBe(dueOn);
    const task = story.app.tasks.find(({ seat }) => seat === 'department:JGSW')!;
    expect(daysUsed(task, story.rules, '2024-09-24')).toEqual({
      raw: workingDaysBetween(CALENDAR, openedOn, '2024-09-24'),
      counted: workingDaysBetween(CALENDAR, openedOn, '2024-09-24', pauses),
    });
  });

  it('stay when the task is over, an open one with them', async () => {
    const story = await recorded(inReview('2024-09-02'));
    await act(story, '2024-09-05', 'office', { type: 'suspend', why: 'suspension' });
    const before = await pausesOf(story);
    await act(story, '2024-09-06', 'applicant', { type: 'withdraw' });
    expect(story.app.stage).toBe('withdrawn');
    expect(await pausesOf(story)).toEqual(before);
  });

  it('are two when a period is paused twice on one day', async () => {
    const story = await recorded(inReview('2024-09-02'));
    for (const type of ['suspend', 'resume', 'suspend'] as const)
      await act(story, '2024-09-05', 'office', type === 'resume' ? { type } : { type, why: 'suspension' });
    expect((await pausesOf(story)).map(({ from_on, to_on }) => `${from_on} ${to_on}`)).toEqual([
      '2024-09-05 2024-09-05',
      '2024-09-05 null',
      '2024-09-05 2024-09-05',
      '2024-09-05 null',
    ]);
  });

  it('change nothing when a step is written twice', async () => {
    const story = await recorded(inReview('2024-09-02'));
    const before = story.events.length;
    const step = stepOf(story.on('2024-09-05').act('office', { type: 'suspend', why: 'suspension' }), before);
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
    const rows = await pausesOf(story);
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'ahead' });
    expect(await pausesOf(story)).toEqual(rows);
  });
});
