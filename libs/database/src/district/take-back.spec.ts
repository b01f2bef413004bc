import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inReview, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { insertStory, seedSchool } from '../../../../test/support/database/rows';
import { createPool } from '../connection/pool';
import { recordDepartmentChange } from './department-changes.query';
import { recordTakeBack } from './take-back.query';

const DAY = '2024-09-20';
const MORNING = `${DAY}T09:00:00+08:00`;
const PASSING = { cases: 1, tasks: 1, cells: 0, parts: 0, accounts: 1 };
const note = () => ({
  commandId: randomUUID(),
  bodyHash: '-',
  passing: PASSING,
  by: people.office,
  letters: [],
});

describe('taking back a change of departments', () => {
  let database: Database;
  let owner: Pool;
  let app: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    [owner, app] = [createPool(database.ownerUrl), createPool(database.appUrl)];
    await seedSchool(owner, Date.parse(MORNING));
    await insertStory(owner);
    const effect = { begin: [], rename: [], end: [{ id: 'JGSW', successor: 'JIAOW' }] };
    const act = { basedOn: 0, kind: 'dissolve' as const, from: DAY, documentTitle: '通知' };
    expect(await recordDepartmentChange(app, effect, { ...act, ...note() })).toBe(true);
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  const takeBack = () =>
    recordTakeBack(
      app,
      { basedOn: 1, takesBack: 1, from: DAY, reason: '部门选错', ...note() },
      { ended: ['JGSW'], begun: [], successors: ['JIAOW'] },
      { from: DAY, recordedAt: new Date(0) },
      20,
    );
  const isWaiting = async () =>
    (
      await owner.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).rowCount;

  it('waits for an act of the successor that is being written, and does not overlook it', async () => {
    const { id, number } = inReview().app;
    const acting = await owner.connect();
    await acting.query('BEGIN');
    await acting.query('SELECT FROM application WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const outcome = takeBack();
    while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10));
    await acting.query(
      `INSERT INTO application_event (application_id, seq, type, data, by_user, at) VALUES ($1, 900, 'urged', '{}', $2, $3)`,
      [id, people.jiaow, MORNING],
    );
    await acting.query('COMMIT');
    acting.release();
    expect(await outcome).toEqual([{ kind: 'case', label: number, name: expect.any(String) }]);
    expect((await owner.query('SELECT number FROM department_change')).rows).toEqual([{ number: 1 }]);
  });
});
