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

  describe('when it set up a department', () => {
    const NEW = 'XSJ';
    const account = (pool: { query: Pool['query'] }, login: string) =>
      pool.query(
        `INSERT INTO app_user (login, name, email, role, department_id, password_hash)
         VALUES ($1, '联络员', 'a@b.cn', 'department', $2, '-')`,
        [login, NEW],
      );
    const rules = (pool: { query: Pool['query'] }, version: string) =>
      pool.query(
        `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, 2024, $2, '2024-09-01')`,
        [version, { cellTypes: [{ leads: [NEW] }] }],
      );
    const setUp = (number: number) => {
      const effect = { begin: [{ id: NEW, name: '新设局', fullName: '区新设局' }], rename: [], end: [] };
      const act = { basedOn: number - 1, kind: 'new' as const, from: DAY, documentTitle: '通知' };
      return recordDepartmentChange(app, effect, { ...act, ...note() });
    };
    const undo = (number: number) =>
      recordTakeBack(
        app,
        { basedOn: number, takesBack: number, from: DAY, reason: '登记有误', ...note() },
        { ended: [], begun: [NEW], successors: [] },
        { from: DAY, recordedAt: new Date(0) },
        20,
      );

    it.each([
      ['an account', account, 'xsj', { kind: 'account', label: 'xsj', name: '联络员' }],
      ['a version of the rules', rules, '2024.8', { kind: 'rules', label: '2024.8', name: '' }],
    ])(
      'waits for %s that names it and is being written, and does not overlook it',
      async (_, write, key, told) => {
        const number = (await lastNumber()) + 1;
        expect(await setUp(number)).toBe(true);
        const writing = await app.connect();
        await writing.query('BEGIN');
        await write(writing, key);
        const outcome = undo(number);
        while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10));
        await writing.query('COMMIT');
        writing.release();
        expect(await outcome).toEqual(expect.arrayContaining([told]));
        expect(await lastNumber()).toBe(number);
        await owner.query('ALTER TABLE rule_set DISABLE TRIGGER USER');
        await owner.query(`DELETE FROM app_user WHERE department_id = $1`, [NEW]);
        await owner.query(`DELETE FROM rule_set WHERE version = '2024.8'`);
        await owner.query('ALTER TABLE rule_set ENABLE TRIGGER USER');
        expect(await undo(number)).toEqual([]);
      },
    );

    it('lets no account and no version name it that waited for it to be taken back', async () => {
      const number = (await lastNumber()) + 1;
      expect(await setUp(number)).toBe(true);
      const gate = await app.connect();
      await gate.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('wufei departments', 0))`);
      const undone = undo(number);
      while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 10));
      const late = Promise.allSettled([account(app, 'xsj2'), rules(app, '2024.9')]);
      await gate.query('COMMIT');
      gate.release();
      expect(await undone).toEqual([]);
      expect(await late).toMatchObject([
        { status: 'rejected', reason: { constraint: 'department_taken_back' } },
        { status: 'rejected', reason: { constraint: 'department_taken_back' } },
      ]);
      expect(await setUp(number + 2)).toBe(true); // its code is free again, and so is work for it
      await account(app, 'xsj3');
    });
  });

  async function lastNumber(): Promise<number> {
    const { rows } = await owner.query('SELECT coalesce(max(number), 0)::int AS n FROM department_change');
    return (rows[0] as { n: number }).n;
  }
});
