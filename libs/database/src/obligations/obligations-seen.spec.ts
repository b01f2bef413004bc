import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { recordStep } from '../lives/record-step';
import { handIn, insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import { insertPerson, seedSchool } from '../../../../test/support/database/rows';
import { withActor } from '../connection/with-actor';

/** By person who sees the obligation: the departments whose parts, contributions, inputs and files the person sees. */
const SEES: Record<string, string[]> = {
  office: ['JGSW', 'JIAOW'],
  auditor: ['JGSW', 'JIAOW'],
  jiaow: ['JIAOW'],
  jgsw: ['JGSW'],
  tyj: [],
  applicant: [],
  inspectorA: [],
  admin: [],
};

describe('a read of an obligation for one person, with no condition in the query', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  const ids: Record<string, string> = { ...people };
  const story = obligationStory(1);

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    ids.tyj = await insertPerson(owner, { login: 'tyj', role: 'department', department: 'TYJ' });
    ids.auditor = await insertPerson(owner, { login: 'auditor', role: 'auditor' });
    ids.admin = await insertPerson(owner, { login: 'admin', role: 'admin' });
    await insertObligation(pool, story.create('2025-04-30'));
    for (const who of ['jiaow', 'jgsw'] as const) {
      const { rows } = await pool.query<{ id: string }>(
        `INSERT INTO file (obligation_id, uploaded_by, name, media_type, size, sha256, stored_as)
         VALUES ($1, $2, 'a.pdf', 'application/pdf', 1, $3, $4) RETURNING id`,
        [story.obligation.id, ids[who], 'a'.repeat(64), randomUUID()],
      );
      const step = await handIn(pool, story, who, 'T12', { progress: '已完成', fileId: rows[0]!.id });
      expect(await recordStep(pool, 'obligation', step)).toMatchObject({ status: 'recorded' });
    }
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const seenBy = (who: string, sql: string) =>
    withActor(pool, ids[who]!, async (client) =>
      (await client.query<{ of: string }>(sql)).rows.map((row) => row.of),
    );

  it.each(Object.entries(SEES))('%s sees the rows of %j', async (who, departments) => {
    const there = departments.length > 0 ? 1 : 0;
    for (const table of ['obligation', 'obligation_event', 'command']) {
      const found = await seenBy(who, `SELECT DISTINCT 'the obligation' AS of FROM ${table}`);
      expect({ table, found }).toEqual({ table, found: there ? ['the obligation'] : [] });
    }
    for (const table of ['obligation_part', 'contribution']) {
      const found = await seenBy(who, `SELECT department AS of FROM ${table} ORDER BY 1`);
      expect({ table, found }).toEqual({ table, found: departments });
    }
    const personal = { command_input: 'actor_id', file: 'uploaded_by' };
    for (const [table, by] of Object.entries(personal)) {
      const sql = `SELECT u.department_id AS of FROM ${table} t JOIN app_user u ON u.id = t.${by} ORDER BY 1`;
      expect({ table, found: await seenBy(who, sql) }).toEqual({ table, found: departments });
    }
  });

  it('gives no rows without an account, and writes nothing', async () => {
    expect(await withActor(pool, randomUUID(), (c) => c.query('SELECT FROM obligation'))).toMatchObject({
      rowCount: 0,
    });
    await expect(
      withActor(pool, ids.office!, (c) => c.query('UPDATE obligation SET overdue = overdue')),
    ).rejects.toThrow('read-only');
  });
});
