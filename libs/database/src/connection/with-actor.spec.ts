import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inspected, inReview, people, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from './pool';
import {
  asSchool,
  insertDraft,
  insertPerson,
  insertStory,
  schoolOf,
  seedSchool,
} from '../../../../test/support/database/rows';
import { withActor } from './with-actor';

/**
 * By person: which of these the person sees. `draft`, `review` (case in review) and `inspected` belong to unit 1,
 * `other` (case in review) to unit 2.
 */
const SEES: Record<string, string[]> = {
  applicant: ['draft', 'review', 'inspected'],
  unit2: ['other'],
  jiaow: ['review', 'inspected', 'other'],
  jgsw: ['review', 'inspected', 'other'],
  tyj: [],
  guest: ['inspected'],
  inspectorA: ['inspected'],
  inspectorC: [],
  office: ['review', 'inspected', 'other'],
  auditor: ['review', 'inspected', 'other'],
  admin: [],
  closed: [],
};

const OF_AN_APPLICATION = ['application_event', 'command_input', 'decision', 'task', 'clock_pause', 'file'];

describe('a read for one person, with no condition in the query', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  const ids: Record<string, string> = { ...people };
  const cases: Record<string, string> = {};

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    const others: [login: string, role: string, department?: string, active?: boolean][] = [
      ['unit2', 'applicant'],
      ['tyj', 'department', 'TYJ'],
      ['guest', 'department', 'TYJ'],
      ['inspectorC', 'inspector'],
      ['auditor', 'auditor'],
      ['admin', 'admin'],
      ['closed', 'office', undefined, false],
    ];
    for (const [login, role, department, active] of others)
      ids[login] = await insertPerson(owner, { login: login.toLowerCase(), role, department, active });
    await insertDraft(owner, new Story(schoolOf(1)));
    await insertStory(owner, asSchool(2, inReview()));
    await insertStory(owner, asSchool(3, inspected('rectify')));
    const other = asSchool(4, inReview());
    other.app = { ...other.app, applicantId: ids.unit2! };
    await insertStory(owner, other);
    Object.assign(cases, {
      draft: schoolOf(1).id,
      review: schoolOf(2).id,
      inspected: schoolOf(3).id,
      other: other.app.id,
    });
    await owner.query('INSERT INTO inspector_assignment VALUES ($1, $2)', [cases.inspected, ids.guest]);
    for (const id of Object.values(cases)) {
      await owner.query(
        `INSERT INTO command_input (command_id, application_id, actor_id, body, body_hash) VALUES ($1, $2, $3, '{}', '-')`,
        [randomUUID(), id, people.applicant],
      );
      await owner.query(
        `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
         VALUES ($1, $2, 'a.pdf', 'application/pdf', 1, $3, $4)`,
        [id, people.applicant, 'a'.repeat(64), randomUUID()],
      );
    }
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const seenBy = (who: string, sql: string) =>
    withActor(pool, ids[who]!, async (client) =>
      (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id),
    );
  const namesOf = (found: string[]) => Object.keys(cases).filter((name) => found.includes(cases[name]!));

  it.each(Object.entries(SEES))('gives %s: %j', async (who, expected) => {
    expect(namesOf(await seenBy(who, 'SELECT id FROM application'))).toEqual(expected);
    for (const table of OF_AN_APPLICATION) {
      const { rows } = await owner.query(`SELECT DISTINCT application_id AS id FROM ${table}`);
      const there = namesOf(rows.map(({ id }) => id));
      const found = namesOf(await seenBy(who, `SELECT DISTINCT application_id AS id FROM ${table}`));
      expect({ table, found }).toEqual({ table, found: expected.filter((name) => there.includes(name)) });
    }
    const units = await seenBy(who, 'SELECT id FROM unit');
    expect(units).toHaveLength(expected.length);
  });

  it('gives no rows without an account', async () => {
    const stranger = await withActor(pool, randomUUID(), (client) => client.query('SELECT FROM application'));
    expect(stranger.rowCount).toBe(0);
    const client = await pool.connect();
    await client.query('BEGIN; SET LOCAL ROLE wufei_reader');
    for (const table of ['application', 'unit', ...OF_AN_APPLICATION]) {
      expect((await client.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
    }
    await client.query('ROLLBACK');
    client.release();
  });

  it('never gives a password, a session or a mail address, and writes nothing', async () => {
    const office = (sql: string) => withActor(pool, ids.office!, (client) => client.query(sql));
    await expect(office('SELECT password_hash FROM app_user')).rejects.toThrow('permission denied');
    await expect(office('SELECT email FROM app_user')).rejects.toThrow('permission denied');
    await expect(office('SELECT FROM session')).rejects.toThrow('permission denied');
    await expect(office('SELECT FROM outbox')).rejects.toThrow('permission denied');
    await expect(office('UPDATE application SET contact_name = contact_name')).rejects.toThrow('read-only');
  });

  it('leaves the connection as it was, also after a failure', async () => {
    await expect(withActor(pool, ids.admin!, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    for (let i = 0; i < 12; i += 1) {
      const { rows } = await pool.query(`SELECT current_user, current_setting('app.user', true) AS person`);
      expect(rows[0].current_user).toBe('wufei_app');
      expect(rows[0].person || null).toBeNull();
    }
  });
});
