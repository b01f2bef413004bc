import type { ApplicationTypes, Step } from '@app/domain';
import type { Pool } from 'pg';
import { atInspection, inspected, INSPECTORS, people, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import {
  asSchool,
  insertPerson,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
} from '../../../../test/support/database/rows';
import { recordStep } from '../lives/record-step';

describe('a step notifies', () => {
  let database: Database;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    await seedSchool(pool);
    await insertPerson(pool, { login: 'jiaow2', role: 'department', department: 'JIAOW' });
    await insertPerson(pool, { login: 'jiaow3', role: 'department', department: 'JIAOW', active: false });
    await insertPerson(pool, { login: 'office2', role: 'office', active: false });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Records a story of the builders as another school. */
  async function recorded(story: Story): Promise<Story> {
    const own = asSchool((lastNumber += 1), story);
    await insertStory(pool, own);
    return own;
  }

  const submitted = () => recorded(new Story(schoolOf(1), '2024-09-02').act('applicant', { type: 'submit' }));

  /** Records a step and returns whom it notifies, and why. */
  async function namedBy(step: Step<ApplicationTypes>): Promise<string[]> {
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
    const { rows } = await pool.query(
      `SELECT kind, seat, recipient FROM outbox WHERE application_id = $1 AND event_seq > $2 ORDER BY seat, recipient`,
      [step.state.id, step.state.seq - step.events.length],
    );
    return rows.map(({ kind, seat, recipient }) => `${kind} ${seat} → ${recipient}`);
  }

  it('the unit at its contact address, and everyone in a department who has an open account', async () => {
    const story = await submitted();
    expect(await namedBy(stepBy(story, 'jiaow', { type: 'accept' }))).toEqual([
      'progress applicant → unit1@example.cn',
      'taskOpened department:JGSW → jgsw@example.cn',
      'taskOpened department:JIAOW → jiaow2@example.cn',
      'taskOpened department:JIAOW → jiaow@example.cn',
    ]);
  });

  it('only the person to whom a task was transferred, while that account is open', async () => {
    const story = await submitted();
    const to = await insertPerson(pool, { login: 'jiaow4', role: 'department', department: 'JIAOW' });
    const handed = stepBy(story, 'jiaow', { type: 'transfer', seat: 'department:JIAOW', to });
    expect(await namedBy(handed)).toEqual(['taskOpened department:JIAOW → jiaow4@example.cn']);
    const urged = stepBy(story, 'office', { type: 'urge' });
    expect(await namedBy(urged)).toEqual(['urged department:JIAOW → jiaow4@example.cn']);
    await pool.query('UPDATE app_user SET active = false WHERE id = $1', [to]);
    story.today = '2024-09-03';
    expect(await namedBy(stepBy(story, 'office', { type: 'urge' }))).toEqual([
      'urged department:JIAOW → jiaow2@example.cn',
      'urged department:JIAOW → jiaow@example.cn',
    ]);
  });

  it('the team of this inspection, not of an earlier one', async () => {
    const story = await recorded(atInspection());
    const schedule = (on: string, inspectors: string[]) =>
      stepBy(story, 'jiaow', { type: 'scheduleInspection', on, inspectors });
    expect(await namedBy(schedule('2024-09-02', INSPECTORS))).toEqual([
      'inspectionScheduled applicant → unit1@example.cn',
      'inspectionScheduled inspection → inspectora@example.cn',
      'inspectionScheduled inspection → inspectorb@example.cn',
    ]);
    const third = await insertPerson(pool, { login: 'inspectorc', role: 'inspector' });
    expect((await namedBy(schedule('2024-09-03', [people.inspectorA, third]))).slice(1)).toEqual([
      'inspectionScheduled inspection → inspectora@example.cn',
      'inspectionScheduled inspection → inspectorc@example.cn',
    ]);
  });

  it('the office of its tasks', async () => {
    const story = await recorded(inspected('rectify'));
    await recordStep(pool, 'application', stepBy(story, 'applicant', { type: 'reportRectified' }));
    const sheet = { type: 'fileInspection', outcome: 'passed', score: 90, inspectors: INSPECTORS } as const;
    expect(await namedBy(stepBy(story, 'jiaow', sheet))).toEqual([
      'progress applicant → unit1@example.cn',
      'taskOpened office → office@example.cn',
    ]);
  });

  it('the account to which a case is given, at its own address', async () => {
    const to = await insertPerson(pool, { login: 'heir', role: 'applicant' });
    const step = stepBy(await submitted(), 'office', { type: 'handOver', to });
    expect(await namedBy(step)).toEqual(['handedOver applicant → heir@example.cn']);
  });

  it('nobody twice when two people share an address', async () => {
    const story = await submitted();
    await pool.query(
      `UPDATE app_user SET email = 'shared@example.cn' WHERE login LIKE 'jiaow%' OR login = 'jgsw'`,
    );
    expect(await namedBy(stepBy(story, 'jiaow', { type: 'accept' }))).toHaveLength(2);
  });
});
