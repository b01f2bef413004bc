import { readMigrationEnv } from '@app/config';
import { createPool, currentCalendar, findProposals, publishCalendar } from '@app/database';
import { type RuleSet, ruleSet2024, workCalendarOf } from '@app/rules';
import { verify } from '@node-rs/argon2';
import type { Pool } from 'pg';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { nextYear, shipped } from '../../../../test/support/api/releases';
import { DEMO_ACCOUNTS } from './demo-accounts';
import { seed } from './seed';
import { SeedRefused } from './seed-refused';

const START = '2024-08-28T09:00:00+08:00';

describe('the seed', () => {
  let database: Database;
  let pool: Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const envOf = (settings: Record<string, string>) =>
    readMigrationEnv({
      DATABASE_OWNER_URL: database.ownerUrl,
      DATABASE_APP_PASSWORD: 'not used here',
      ...settings,
    });
  const rehearsal = { NODE_ENV: 'test', REHEARSAL: 'true', REHEARSAL_START: START, SEED_DEMO: 'true' };
  const production = { NODE_ENV: 'production' };
  const run = (settings: Record<string, string>) => seed(database.ownerUrl, envOf(settings));

  /** Returns every row that a seed writes, by table. */
  async function everything(): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const table of [
      'department',
      'rule_set',
      'rule_proposal',
      'rule_proposal_answer',
      'district_edition',
      'programme',
      'calendar_edition',
      'programme_clock',
      'app_user',
    ])
      found[table] = (await pool.query(`SELECT * FROM ${table} t ORDER BY to_jsonb(t)`)).rows;
    return found;
  }

  it('puts in departments, rules, programme, clock and demonstration accounts, one line per step', async () => {
    const lines = await run(rehearsal);
    expect(lines.slice(0, 6)).toEqual([
      'departments: 24 of 24 written',
      'rule set 2024.2: new',
      'programme 2024: new',
      'district: 1 editions written',
      'calendars: 3 of 3 years put in force',
      'towns: new',
    ]);
    expect(lines[6]).toMatch(/^programme clock \(rehearsal\): born at 2024-08-28T01:00:0\d/);
    expect(lines[7]).toBe(`demonstration accounts: ${DEMO_ACCOUNTS.length} made`);
    const found = await everything();
    expect(found.department).toHaveLength(24);
    expect(found.rule_set).toMatchObject([
      { version: '2024.1', programme_year: 2024, effective_from: '2024-08-28' },
    ]);
    expect((found.rule_set![0] as { body: unknown }).body).toEqual(JSON.parse(JSON.stringify(ruleSet2024)));
    expect(found.programme).toMatchObject([{ year: 2024, baseline: 45, opened_on: '2024-08-28' }]);
  });

  it('changes nothing a second time: not the clock, not a password, not a baseline or a name that was changed', async () => {
    await run(rehearsal);
    await pool.query(`UPDATE programme SET baseline = 50, baseline_source = '市无废办通知'`);
    await pool.query(`UPDATE app_user SET password_hash = 'changed' WHERE login = 'office'`);
    await pool.query(`UPDATE department SET name = '区教育局' WHERE id = 'JIAOW'`);
    const before = await everything();
    const lines = await run({ ...rehearsal, REHEARSAL_START: '2026-01-01T00:00:00+08:00' });
    expect(lines).toEqual([
      'departments: 0 of 24 written',
      'rule set 2024.2: there already',
      'programme 2024: there already',
      'district: 0 editions written',
      'calendars: 0 of 3 years put in force',
      'towns: there already',
      'programme clock (rehearsal): there already',
      'demonstration accounts: 0 made',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('takes over names and contact that the office had set in its rules, each from its day', async () => {
    const fact = (value: string | null) => ({ name: '-', value, basis: 'assumed' });
    const office = { district: fact('九龙坡区'), name: fact('区无废办'), contactPhone: fact(null) };
    await run(rehearsal);
    await pool.query('ALTER TABLE district_edition DISABLE TRIGGER USER; DELETE FROM district_edition');
    const [{ id }] = (await pool.query(`SELECT id FROM app_user WHERE login = 'office'`)).rows;
    const published = async (version: string, from: string, body: object) =>
      pool.query(
        `INSERT INTO rule_set (version, programme_year, body, effective_from, published_by, reason, based_on, change)
         VALUES ($1, 2024, $2, $3, $4, $5, '2024.1', '{}')`,
        [version, { ...ruleSet2024, version, ...body }, from, id, `理由 ${version}`],
      );
    await published('2024.2', '2024-09-02', { office });
    await published('2024.3', '2024-09-09', { office, totals: [] });
    await published('2024.4', '2024-09-16', { office: { ...office, contactPhone: fact('023-67800000') } });
    expect(await run(rehearsal)).toContain('district: 2 editions written');
    expect(await run(rehearsal)).toContain('district: 0 editions written');
    const { rows } = await pool.query(
      `SELECT effective_from AS from, code, name, office_name, seal_owner, contact_phone, changed_by, reason
         FROM district_edition ORDER BY edition`,
    );
    const common = { code: 'YB', name: '九龙坡区', office_name: '区无废办', changed_by: id };
    expect(rows).toMatchObject([
      { ...common, from: '2024-09-02', contact_phone: null, reason: '理由 2024.2' },
      { ...common, from: '2024-09-16', contact_phone: '023-67800000', reason: '理由 2024.4' },
    ]);
    expect(rows[0].seal_owner).toBe('渝北区生态环境局'); // what the rules did not say comes from the release
  });

  it('takes a version that was stored with the office as part of the rules for the same', async () => {
    const older = { ...ruleSet2024, office: { name: { name: '-', value: '区无废办', basis: 'notice' } } };
    await pool.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.1', 2024, $1, '2024-08-28')`,
      [JSON.stringify(older)],
    );
    expect(await run(rehearsal)).toContain('rule set 2024.2: there already');
    const { rows } = await pool.query<{ body: object }>('SELECT body FROM rule_set');
    expect(rows[0]!.body).toEqual(JSON.parse(JSON.stringify(older)));
  });

  it('puts in force the calendars of the notices, and leaves what the office has entered since', async () => {
    await run(rehearsal);
    expect(await currentCalendar(pool)).toMatchObject({
      calendarVersion: 3,
      calendar: workCalendarOf(ruleSet2024),
    });
    const { rows } = await pool.query(`SELECT id FROM app_user WHERE login = 'office'`);
    const entered = { year: 2026, off: ['01-01'], makeup: [], noticeNumber: '更正', noticeDate: null };
    await publishCalendar(pool, { ...entered, status: 'published', importedBy: rows[0].id });
    expect(await run(rehearsal)).toContain('calendars: 0 of 3 years put in force');
    expect((await currentCalendar(pool)).calendar['2026']).toEqual({ off: ['01-01'], makeup: [] });
  });

  it('puts right what an earlier release brought with it', async () => {
    await run(rehearsal);
    await pool.query(
      `INSERT INTO calendar_edition (year, off, makeup, notice_number, status) VALUES (2025, '{}', '{}', '-', 'published')`,
    );
    expect(await run(rehearsal)).toContain('calendars: 1 of 3 years put in force');
    expect(await currentCalendar(pool)).toMatchObject({
      calendarVersion: 5,
      calendar: workCalendarOf(ruleSet2024),
    });
  });

  it('brings no edition for a circular that is only written in other words', async () => {
    await run(rehearsal);
    const [first] = ruleSet2024.calendars;
    const { off, makeup } = workCalendarOf(ruleSet2024)[String(first!.year)]!;
    await pool.query(
      `INSERT INTO calendar_edition (year, off, makeup, notice_number, status) VALUES ($1, $2, $3, '国办发明电(旧写法)', 'published')`,
      [first!.year, [...off].sort(), [...makeup].sort()],
    );
    expect(await run(rehearsal)).toContain('calendars: 0 of 3 years put in force');
  });

  it('works side by side with itself', async () => {
    const all = await Promise.all([run(rehearsal), run(rehearsal), run(rehearsal)]);
    expect(all.filter((lines) => lines.includes('programme 2024: new'))).toHaveLength(1);
    expect((await everything()).app_user).toHaveLength(DEMO_ACCOUNTS.length);
  });

  it('makes the accounts of the demonstration as people were told', async () => {
    await run(rehearsal);
    const { rows } = await pool.query(
      'SELECT login, email, role, department_id, demo, active, head, digest FROM app_user',
    );
    const byLogin = Object.fromEntries(rows.map((row) => [row.login, row]));
    for (const { id } of ruleSet2024.departments) {
      const login = id.toLowerCase();
      expect(byLogin[login]).toMatchObject({
        role: 'department',
        department_id: id,
        email: `${login}@wufei.example`,
      });
    }
    expect(byLogin['jiaow-head']).toMatchObject({ department_id: 'JIAOW', head: true, digest: false });
    expect(byLogin['office-head']).toMatchObject({ role: 'office', head: true, digest: false });
    expect(byLogin.jiaow).toMatchObject({ head: false, digest: true });
    const roles: Record<string, string> = {
      ...{ office: 'office', 'city-report': 'office', auditor: 'auditor', admin: 'admin' },
      ...{ unit1: 'applicant', unit5: 'applicant', inspector1: 'inspector', inspector4: 'inspector' },
    };
    for (const [login, role] of Object.entries(roles)) expect(byLogin[login]).toMatchObject({ role });
    expect(rows.every(({ demo, active }) => demo && active)).toBe(true);
    const { rows: hashes } = await pool.query('SELECT DISTINCT password_hash AS hash FROM app_user');
    for (const { hash } of hashes) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await verify(hash, 'wufei-demo')).toBe(true);
    }
  });

  it('brings nothing of the demonstration into production', async () => {
    const lines = await run(production);
    expect(lines).toContainEqual(expect.stringMatching(/^programme clock \(real\): born at /));
    const found = await everything();
    expect(found.app_user).toEqual([]);
    expect(found.programme_clock).toMatchObject([{ rehearsal: false, offset_ms: 0 }]);
  });

  it('never turns a rehearsal into the real thing, nor the reverse, and leaves nothing half done', async () => {
    await run(rehearsal);
    await expect(run(production)).rejects.toThrow(SeedRefused);
    await expect(run({ NODE_ENV: 'test' })).rejects.toThrow('never becomes real');
    const other = await freshDatabase();
    await seed(other.ownerUrl, envOf(production));
    await expect(seed(other.ownerUrl, envOf(rehearsal))).rejects.toThrow('this database is real');
    await other.drop();
  });

  it('refuses demonstration accounts that lie in a production database', async () => {
    await run({ NODE_ENV: 'test', SEED_DEMO: 'true' });
    await expect(run(production)).rejects.toThrow('demonstration accounts');
    await pool.query('UPDATE app_user SET active = false');
    await expect(run(production)).resolves.toHaveLength(7);
  });

  describe('of a release that ships other rules', () => {
    const ship = (rules: RuleSet) => seed(database.ownerUrl, envOf(production), [rules]);
    const state = async () =>
      (
        await pool.query(
          `SELECT p.version, a.kind, a.version AS "officeVersion" FROM rule_proposal p
             LEFT JOIN rule_proposal_answer a ON a.proposal_id = p.id ORDER BY p.seq`,
        )
      ).rows;

    it('publishes them as the first version of the year where nothing is published, whatever their own version', async () => {
      const rules = shipped((r) => (r.clocks.naming.length = 12), '2024.7');
      expect(await ship(rules)).toContain('rule set 2024.7: new');
      const { rows } = await pool.query(
        `SELECT version, body -> 'version' AS "in", effective_from FROM rule_set`,
      );
      expect(rows).toEqual([{ version: '2024.1', in: '2024.1', effective_from: '2024-08-28' }]);
      expect(await state()).toEqual([{ version: '2024.7', kind: 'same', officeVersion: '2024.1' }]);
      expect(await ship(rules)).toContain('rule set 2024.7: there already');
      expect(await state()).toHaveLength(1);
    });

    it('stores them once as a proposal beside what is published, side by side with itself, and publishes nothing', async () => {
      await run(production);
      const before = (await everything()).rule_set;
      const rules = shipped((r) => (r.clocks.naming.length = 12), '2024.3');
      const all = await Promise.all([ship(rules), ship(rules), ship(rules)]);
      const line = 'rule set 2024.3 is proposed to the office; not in force';
      expect(all.filter((lines) => lines.includes(line))).toHaveLength(1);
      expect((await everything()).rule_set).toEqual(before);
      expect(await state()).toEqual([
        { version: '2024.2', kind: 'same', officeVersion: '2024.1' },
        { version: '2024.3', kind: null, officeVersion: null },
      ]);
    });

    it('takes another version with known content, or an older release, for known', async () => {
      await run(production);
      await ship(shipped((r) => (r.clocks.naming.length = 12)));
      expect(await ship(shipped((r) => (r.clocks.naming.length = 12), '2024.5'))).toContain(
        'rule set 2024.5: there already',
      );
      expect(await run(production)).toContain('rule set 2024.2: there already');
      expect(await state()).toHaveLength(2);
    });

    it('says that another content has come under a known version, and stores it under its hash', async () => {
      await run(production);
      const lines = await ship(shipped((r) => (r.clocks.naming.length = 12), '2024.2'));
      expect(lines).toContainEqual(
        expect.stringMatching(
          /^rule set 2024\.2 has other content than .* stored as 2024\.2\+[0-9a-f]{8} and is proposed to the office; not in force$/,
        ),
      );
      expect((await findProposals(pool)).map(({ label }) => label)).toEqual([
        expect.stringMatching(/^2024\.2\+[0-9a-f]{8}$/),
        '2024.2',
      ]);
    });

    it('neither opens nor publishes a year that the installation does not have', async () => {
      await run(production);
      const lines = await ship(shipped(nextYear, '2025.1'));
      expect(lines).toContain('rule set 2025.1 is proposed to the office; not in force');
      const { programme, rule_set } = await everything();
      expect([programme, rule_set]).toMatchObject([[{ year: 2024 }], [{ version: '2024.1' }]]);
    });

    it('has the office’s own version as known when it has the same content', async () => {
      await run(production);
      const rules = shipped((r) => (r.clocks.naming.length = 12), '2024.2');
      await pool.query(
        `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.2', 2024, $1, '2024-09-01')`,
        [JSON.stringify(rules)],
      );
      await ship({ ...rules, version: '2024.4' });
      expect((await state())[1]).toEqual({ version: '2024.4', kind: 'same', officeVersion: '2024.2' });
    });

    it('takes the working days of another year for no rules', async () => {
      await run(production);
      expect(await ship(shipped((r) => r.calendars.pop(), '2024.2'))).toContain(
        'rule set 2024.2: there already',
      );
    });

    it('knows a year that the office opened with the vendor’s rules', async () => {
      await run(rehearsal);
      const rules = shipped(nextYear, '2025.3');
      await seed(database.ownerUrl, envOf(rehearsal), [rules]);
      await pool.query(
        `INSERT INTO rule_set (version, programme_year, body, effective_from, published_by, reason)
         SELECT '2025.1', 2025, $1, '2025-03-01', id, '新的通知' FROM app_user WHERE login = 'office'`,
        [JSON.stringify({ ...rules, version: '2025.1', calendars: [] })],
      );
      await seed(database.ownerUrl, envOf(rehearsal), [rules]);
      expect((await state())[1]).toEqual({ version: '2025.3', kind: 'same', officeVersion: '2025.1' });
    });

    it('goes on where a stored version can no longer be read', async () => {
      await pool.query(
        `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.1', 2024, '{}', '2024-08-28')`,
      );
      expect(await run(production)).toContain('rule set 2024.2 is proposed to the office; not in force');
      expect(await run(production)).toContain('rule set 2024.2: there already');
    });
  });
});
