import { decide, fold } from '@app/domain';
import type { Pool } from 'pg';
import {
  aCommand,
  atInspection,
  inReview,
  nineOn,
  people,
  type Story,
} from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { recordStep } from './record-step';
import { asSchool, insertStory, seedSchool, stepBy } from '../../../../test/support/database/rows';

const AGREE = { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' } as const;

describe('PostgreSQL enforces the separation of duties (职责分离) by itself', () => {
  let database: Database;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    await seedSchool(pool);
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

  it('refuses a person who decides for a second department in a round', async () => {
    const story = await recorded(inReview());
    await recordStep(pool, 'application', stepBy(story, 'jiaow', AGREE));
    const { app, rules } = story;
    const moved = { id: people.jiaow, role: 'department', department: 'JGSW' } as const;
    const second = aCommand(moved, { ...AGREE, department: 'JGSW' });
    const events = decide(app, second, rules, nineOn('2024-09-03'));
    const step = {
      state: fold(app, events),
      events,
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    };
    expect(await recordStep(pool, 'application', step)).toMatchObject({
      status: 'refused',
      code: 'separationOfDuties',
      state: app,
    });
  });

  it('lets the same people decide again in the next round', async () => {
    const story = await recorded(inReview());
    await recordStep(pool, 'application', stepBy(story, 'jiaow', AGREE));
    await recordStep(pool, 'application', stepBy(story, 'jgsw', { type: 'returnForCorrection' }));
    await recordStep(pool, 'application', stepBy(story, 'applicant', { type: 'resubmit' }));
    expect(await recordStep(pool, 'application', stepBy(story, 'jiaow', AGREE))).toMatchObject({
      status: 'recorded',
    });
    const { rows } = await pool.query(
      'SELECT round, seat FROM decision WHERE application_id = $1 ORDER BY round',
      [story.app.id],
    );
    expect(rows).toEqual([
      { round: 1, seat: 'department:JIAOW' },
      { round: 2, seat: 'department:JIAOW' },
    ]);
  });

  it('refuses one seat a second decision in a round', async () => {
    const story = await recorded(inReview());
    await recordStep(pool, 'application', stepBy(story, 'jiaow', AGREE));
    const seq = story.app.seq - 1;
    const again = `INSERT INTO decision SELECT application_id, $2, type, round, seat, $3 FROM decision WHERE application_id = $1`;
    await expect(pool.query(again, [story.app.id, seq, people.office])).rejects.toThrow('decision_once');
  });

  it('refuses the applicant as inspector or decider, and an inspector as the office', async () => {
    const { app } = await recorded(atInspection());
    const assign = (user: string) =>
      pool.query('INSERT INTO inspector_assignment (application_id, user_id) VALUES ($1, $2)', [
        app.id,
        user,
      ]);
    const decideAs = (user: string) =>
      pool.query(
        `INSERT INTO decision (application_id, event_seq, type, round, seat, user_id)
         VALUES ($1, $2, 'officeDecided', 1, 'office', $3)`,
        [app.id, app.seq, user],
      );
    await expect(assign(people.applicant)).rejects.toThrow('duties must be separate');
    await expect(decideAs(people.applicant)).rejects.toThrow('duties must be separate');
    await assign(people.office);
    await expect(decideAs(people.office)).rejects.toThrow('duties must be separate');
  });
});
