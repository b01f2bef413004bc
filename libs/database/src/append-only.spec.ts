import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inPublicNotice, named, people } from '../../../test/support/builders';
import { type Database, freshDatabase } from '../../../test/support/database';
import { createPool } from './connection/pool';
import { saveCommandInput } from './lives/command.query';
import { recordStep } from './lives/record-step';
import {
  asSchool,
  insertDraft,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
} from '../../../test/support/database/rows';

/** Every append-only table, with a change that somebody might try. */
const KEPT: Record<string, string> = {
  application_event: `type = 'accepted'`,
  decision: 'round = 9',
  ledger_entry: 'delta = -delta',
  issued_document: `dated = '2024-01-01'`,
  command_input: `body = '{}'`,
  rule_set: `body = '{}'`,
  rule_proposal: `body = '{}'`,
  rule_proposal_answer: `kind = 'left'`,
  baseline: 'value = 1',
  file: `sha256 = '${'0'.repeat(64)}'`,
  department_change: `kind = 'new'`,
  department_name: `name = '某局'`,
  department_end: 'successor_id = NULL',
  department_share: `subject = 'type:VENUE'`,
  town_change: `kind = 'new'`,
  town_begin: `name = '某镇'`,
  town_end: 'successor = NULL',
  account_event: `data = '{}'`,
  town_recommendation: `text = '另有意见'`,
};

describe('append-only tables and submitted applications', () => {
  let database: Database;
  let owner: Pool;
  let app: Pool;
  const school = named();
  const command = randomUUID();

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    app = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
    await insertStory(app, school);
    const about = { kind: 'application', id: school.app.id } as const;
    const input = { commandId: command, ...about, actorId: people.office, bodyHash: 'h' };
    expect(await saveCommandInput(app, { ...input, body: { reason: '已核实' } })).toBe('saved');
    await recordStep(app, 'application', stepBy(school, 'office', { type: 'reportToCity' }, command));
    await app.query(
      `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES ($1, $2, 'a.pdf', 'application/pdf', 1, $3, 'x')`,
      [school.app.id, people.applicant, 'a'.repeat(64)],
    );
    await owner.query(
      `WITH shipped AS (INSERT INTO rule_proposal (programme_year, version, content_hash, body)
         VALUES (2024, '2024.1', repeat('a', 64), '{}') RETURNING id)
       INSERT INTO rule_proposal_answer (proposal_id, kind, version) SELECT id, 'same', (SELECT min(version) FROM rule_set) FROM shipped`,
    );
    await app.query(
      `INSERT INTO department_change (number, command_id, body_hash, kind, effective_from, document_title, passing, changed_by)
       VALUES (1, gen_random_uuid(), 'h', 'rename', '2030-01-01', '通知', '{}', $1)`,
      [people.office],
    );
    await app.query(
      `WITH named AS (INSERT INTO department_name VALUES ('JIAOW', 1, '2030-01-01', '区教育局', '某区教育局'))
       INSERT INTO department_end VALUES ('JIAOW', 1, '2031-01-01', 'JGSW')`,
    );
    await app.query(`INSERT INTO department_share VALUES ('JIAOW', 1, 'type:SCHOOL', 'JGSW')`);
    await app.query(
      `INSERT INTO town_change (number, command_id, body_hash, kind, effective_from, document_title, passing, changed_by)
       VALUES (1, gen_random_uuid(), 'h', 'rename', '2030-01-01', '通知', '{}', $1)`,
      [people.office],
    );
    await app.query(
      `WITH begun AS (INSERT INTO town_begin VALUES ('木耳街道', 1, '2030-01-01'))
       INSERT INTO town_end VALUES ('木耳镇', 1, '2030-01-01', '木耳街道')`,
    );
    await app.query(
      `INSERT INTO town_recommendation (command_id, body_hash, application_id, town, text, by_user, at)
       VALUES (gen_random_uuid(), 'h', $1, '木耳镇', '同意推荐', $2, now())`,
      [school.app.id, people.office],
    );
    await app.query(`INSERT INTO account_event (user_id, type, by_user) VALUES ($1, 'disabled', $2)`, [
      people.applicant,
      people.office,
    ]);
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  it.each(Object.entries(KEPT))(
    '%s: no change, no deletion, no truncation, by the process',
    async (table, change) => {
      expect((await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n).toBeGreaterThan(0);
      const before = await owner.query(`SELECT * FROM ${table}`);
      const refusal = /permission denied|does not allow|stays/;
      await expect(app.query(`UPDATE ${table} SET ${change}`)).rejects.toThrow(refusal);
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(refusal);
      await expect(app.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(refusal);
      expect((await owner.query(`SELECT * FROM ${table}`)).rows).toEqual(before.rows);
    },
  );

  it.each(Object.entries(KEPT))('%s: not by the owner of the tables either', async (table, change) => {
    const refusal = /does not allow|stays/;
    await expect(owner.query(`UPDATE ${table} SET ${change}`)).rejects.toThrow(refusal);
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow(refusal);
    await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(refusal);
  });

  it('the process may not truncate, and may change or delete only the listed columns and tables', async () => {
    const { rows } = await owner.query(
      `SELECT table_name AS "table", string_agg(lower(privilege_type), ' ' ORDER BY privilege_type) AS may
         FROM information_schema.table_privileges
        WHERE grantee = 'wufei_app' AND privilege_type NOT IN ('SELECT', 'INSERT') GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(rows.map(({ table, may }) => [table, may]))).toEqual({
      application: 'delete update',
      cell_life: 'update',
      clock_pause: 'update',
      command_input: 'delete',
      file: 'delete',
      login_attempt: 'delete',
      obligation: 'update',
      obligation_part: 'update',
      session: 'delete update',
      task: 'delete update',
      unit: 'update',
      year_draft: 'delete update',
    });
    const { rows: columns } = await owner.query(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.column_privileges c
        WHERE c.grantee = 'wufei_app' AND c.privilege_type = 'UPDATE' AND c.table_name IN ('command', 'cell', 'programme_clock', 'programme')
        ORDER BY 1`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'cell.assessment_year',
      'cell.city_result',
      'cell.city_result_on',
      'cell.document_number', // 更正命名文件, under the lock of the years
      'cell.life_begun',
      'cell.named_on',
      'cell.reported_in',
      'cell.revoked_on',
      'cell.showcase_on',
      'command.acknowledged_at',
      'programme.baseline',
      'programme.baseline_dated',
      'programme.baseline_set_at',
      'programme.baseline_set_by',
      'programme.baseline_source',
      'programme.baseline_version',
      'programme.counts_from',
      'programme.counts_from_basis',
      'programme.next_clock_at',
      'programme.rules',
      'programme.seq',
      'programme.state',
      'programme.status',
      'programme_clock.moving_to',
      'programme_clock.offset_ms',
    ]);
  });

  it('a submitted application keeps its form, type, number and applicant, and is never deleted', async () => {
    const at = [school.app.id];
    for (const change of [
      `form = '{}'`,
      `number = 'X'`,
      `cell_type = 'X'`,
      `applicant_id = '${people.office}'`,
    ]) {
      await expect(app.query(`UPDATE application SET ${change} WHERE id = $1`, at)).rejects.toThrow(
        'does not allow',
      );
    }
    await expect(app.query('DELETE FROM application WHERE id = $1', at)).rejects.toThrow('does not allow');
  });

  it('an ended application never changes its stage', async () => {
    const story = asSchool(11, inPublicNotice());
    await insertStory(app, story);
    await recordStep(app, 'application', stepBy(story, 'applicant', { type: 'withdraw' }));
    const { seq } = story.app;
    for (const [stage, to] of [
      ['naming', seq + 1],
      ['withdrawn', seq - 1],
      ['draft', 0],
    ] as const) {
      const state = JSON.stringify({ ...story.app, stage, seq: to });
      const back = 'UPDATE application SET stage = $2, seq = $3, state = $4 WHERE id = $1';
      await expect(app.query(back, [story.app.id, stage, to, state])).rejects.toThrow('does not allow');
    }
  });

  it('the columns of an application always agree with its state', async () => {
    const move = (column: string) =>
      app.query(`UPDATE application SET ${column} WHERE id = $1`, [school.app.id]);
    await expect(move(`stage = 'settled'`)).rejects.toThrow('application_row_is_state');
    await expect(move('seq = seq + 1')).rejects.toThrow('application_row_is_state');
  });

  it('the input of a command without effect may be deleted, and so may a draft', async () => {
    const story = { ...asSchool(12, named()), app: schoolOf(12) };
    await insertDraft(app, story);
    const input = {
      commandId: randomUUID(),
      kind: 'application' as const,
      id: story.app.id,
      actorId: people.applicant,
      bodyHash: 'h',
    };
    await saveCommandInput(app, { ...input, body: {} });
    await expect(app.query('DELETE FROM application WHERE id = $1', [story.app.id])).rejects.toThrow(
      'foreign key',
    );
    await app.query('DELETE FROM command_input WHERE command_id = $1', [input.commandId]);
    expect((await app.query('DELETE FROM application WHERE id = $1', [story.app.id])).rowCount).toBe(1);
  });
});

describe('programme time', () => {
  let database: Database;
  let owner: Pool;
  let app: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    app = createPool(database.appUrl);
  });

  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  it('has no offset outside a rehearsal', async () => {
    await owner.query('INSERT INTO programme_clock (rehearsal) VALUES (false)');
    await expect(app.query('UPDATE programme_clock SET offset_ms = 1')).rejects.toThrow(
      'programme_clock_check',
    );
    await expect(app.query('UPDATE programme_clock SET rehearsal = true')).rejects.toThrow(
      'permission denied',
    );
    await expect(owner.query('UPDATE programme_clock SET rehearsal = true')).rejects.toThrow(
      'does not allow',
    );
    await expect(owner.query('DELETE FROM programme_clock')).rejects.toThrow('does not allow');
  });

  it('only moves forward, may begin in the past, and has one row', async () => {
    const other = await freshDatabase();
    const pool = createPool(other.ownerUrl);
    await pool.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, -5000)');
    await pool.query('UPDATE programme_clock SET offset_ms = -4000');
    await expect(pool.query('UPDATE programme_clock SET offset_ms = -4001')).rejects.toThrow(
      'does not allow',
    );
    await expect(pool.query('INSERT INTO programme_clock (rehearsal) VALUES (true)')).rejects.toThrow(
      'programme_clock_pkey',
    );
    await pool.end();
    await other.drop();
  });
});
