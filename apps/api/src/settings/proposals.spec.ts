import { readMigrationEnv } from '@app/config';
import type { RuleSet } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { bringUpToDate, type Database, earlierDatabase } from '../../../../test/support/database';
import { aCase } from '../../../../test/support/api/cases';
import { aRelease, nextYear, shipped } from '../../../../test/support/api/releases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import type { Client } from '../../../../test/support/client';
import { seed } from '../../../worker/src/seed/seed';

const school = (r: RuleSet) => r.cellTypes.find(({ code }) => code === 'SCHOOL')!;

/** The releases after the one that made the database; both change the same row as the office. */
const RELEASES = [
  shipped((r) => {
    r.clocks.departmentReview.length = 18;
    r.clocks.naming.note = '命名文件由办公室起草';
    school(r).passMark.value = 88;
  }, '2024.2'),
  shipped((r) => {
    r.clocks.departmentReview.length = 15;
    r.clocks.naming.note = '命名文件由办公室起草';
    school(r).passMark.value = 88;
    school(r).aliases.push({ name: '中小学', basis: 'assumed' });
    r.form.push({
      id: 'teachers',
      name: '教职工人数',
      kind: 'number',
      required: false,
      min: 0,
      basis: 'assumed',
    });
  }, '2024.3'),
];

describe('an office at its third own version, two releases ahead', () => {
  let api: RunningApi;
  let office: Client;
  let running: string;
  let lines: string[];

  beforeAll(async () => {
    api = await startApi({
      database: await earlierDatabase('0011'),
      update: async (database) => {
        lines = await upgrade(database);
      },
    });
    office = await api.as('office');
    running = await aCase(api, 'departmentReview');
  }, 120_000);
  afterAll(() => api.stop());

  const proposals = async () => (await office.get('/settings/proposals')).body;
  const newest = async () => (await proposals()).items[0].id as string;
  const take = (id: string, body: object, query = '') =>
    office.post(`/settings/proposals/${id}/take${query}`, {
      basedOn: '2024.3',
      reason: '采用厂家的改进',
      ...body,
    });

  it('is brought up to date without a refusal, and each release is a proposal that is not in force', async () => {
    expect(lines.filter((line) => line.startsWith('rule set'))).toEqual([
      'rule set 2024.2 is proposed to the office; not in force',
      'rule set 2024.3 is proposed to the office; not in force',
      'rule set 2024.3: there already',
    ]);
    expect(await proposals()).toMatchObject({
      waiting: 1,
      items: [
        { version: '2024.3', state: 'waiting', officeVersion: '2024.3', answer: null },
        { version: '2024.2', state: 'superseded' },
        { version: '2024.1', state: 'same', answer: { version: '2024.1', by: null } },
      ],
    });
    const { body } = await office.get('/settings');
    expect(body).toMatchObject({ version: '2024.3', clocks: { departmentReview: { length: 25 } } });
    expect(body.versions.map((one: any) => [one.version, one.vendorVersion])).toEqual([
      ['2024.3', null],
      ['2024.2', null],
      ['2024.1', '2024.1'],
    ]);
    const { items } = await office.mustGet('/me/notices');
    expect(items).toHaveLength(2);
    const path = `/settings/proposals/${await newest()}`;
    expect(items[0]).toMatchObject({ title: '规则建议：2024 年度 2024.3', path });
  });

  it('sees per entry which line changed it, in three versions', async () => {
    const { status, body } = await office.get(`/settings/proposals/${await newest()}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: '2024.3', base: '2024.1', readable: true });
    const found = Object.fromEntries(body.entries.map((entry: any) => [entry.path, entry]));
    expect(found['/clocks/departmentReview']).toMatchObject({
      row: '/clocks/departmentReview',
      name: '牵头部门初审',
      side: 'both',
      sideName: '两边都改了',
      base: { length: 20 },
      office: { length: 25 },
      vendor: { length: 15 },
    });
    expect(found['/clocks/naming']).toMatchObject({ sideName: '厂家改了', marksOnly: false });
    expect(found['/cellTypes/SCHOOL/leads']).toMatchObject({ side: 'office', name: '无废学校' });
    expect(found['/cellTypes/SCHOOL/passMark']).toMatchObject({ side: 'vendor', office: { value: 85 } });
    expect(found['/cellTypes/SCHOOL']).toMatchObject({ side: 'vendor' });
    expect(found['/form/teachers']).toMatchObject({
      side: 'vendor',
      base: null,
      office: null,
      name: '教职工人数',
    });
    expect(body.entries).toHaveLength(6);
  });

  it('previews what taking would move in running cases; nothing is stored', async () => {
    const { status, body } = await take(await newest(), { entries: 'all' }, '?preview=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      preview: true,
      basedOn: '2024.3',
      version: '2024.4',
      touched: { applications: 1 },
    });
    expect(body.touched.cases).toMatchObject([{ id: running, from: '2024.1', to: '2024.4' }]);
    expect((await office.get('/settings')).body.version).toBe('2024.3');
    expect((await proposals()).waiting).toBe(1);
  });

  it('is told at its entry what is wrong with a choice, and of a choice that is none', async () => {
    const id = await newest();
    const none = await take(id, { entries: ['/clocks/lunch'] });
    expect(none).toMatchObject({
      status: 422,
      body: { code: 'unknownEntry', errors: [{ pointer: '/entries/0' }] },
    });
    expect((await take(id, { entries: [] })).status).toBe(422);
    expect((await take(id, { entries: ['/clocks/naming'], reason: '' })).body.errors[0].pointer).toBe(
      '/reason',
    );
    expect(await take(id, { entries: 'all', basedOn: '2024.2' })).toMatchObject({
      status: 409,
      body: { code: 'settingsChanged', facts: { version: '2024.3' } },
    });
    expect((await take('00000000-0000-4000-8000-000000000000', { entries: 'all' })).status).toBe(404);
  });

  it('takes parts once, though two people do it at the same moment; the running case keeps its rules until ordered', async () => {
    const id = await newest();
    const entries = ['/cellTypes/SCHOOL/passMark', '/form/teachers'];
    const replies = await Promise.all([take(id, { entries }), take(id, { entries }), take(id, { entries })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body } = await office.get('/settings');
    expect(body).toMatchObject({ version: '2024.4', clocks: { departmentReview: { length: 25 } } });
    expect(school(body)).toMatchObject({ leads: ['JIAOW'], passMark: { value: 88 } });
    expect(body.form.at(-1)).toMatchObject({ id: 'teachers' });
    expect(body.versions[0]).toMatchObject({ version: '2024.4', basedOn: '2024.3', vendorVersion: '2024.3' });
    expect(await proposals()).toMatchObject({
      waiting: 0,
      items: [
        { state: 'takenInPart', answer: { version: '2024.4', taken: 2, reason: '采用厂家的改进' } },
        {},
        {},
      ],
    });
    const ofCase = async () => (await office.get(`/applications/${running}`)).body.rulesVersion;
    expect(await ofCase()).toBe('2024.1');
    const order = { applicationIds: [running], reason: '统一适用' };
    expect((await office.post('/settings/2024.4/apply', order)).body).toMatchObject({
      ordered: 1,
      waiting: 1,
    });
    const [row] = await api.sql(`SELECT change, reason FROM rule_set WHERE version = '2024.4'`);
    expect(row).toEqual({
      reason: '采用厂家的改进',
      change: { proposal: id, vendorVersion: '2024.3', entries },
    });
  });

  it('may take the rest later, and then has nothing left to take', async () => {
    const id = await newest();
    expect((await take(id, { entries: 'all', basedOn: '2024.4' })).body).toMatchObject({ version: '2024.5' });
    const { body } = await office.get('/settings');
    expect(body).toMatchObject({ version: '2024.5', clocks: { departmentReview: { length: 15 } } });
    expect(school(body)).toMatchObject({ leads: ['JIAOW'], passMark: { value: 88 } });
    expect((await take(id, { entries: 'all', basedOn: '2024.5' })).body.code).toBe('rulesUnchanged');
    const { entries } = (await office.get(`/settings/proposals/${id}`)).body;
    expect(entries.map(({ path }: any) => path)).toEqual(['/cellTypes/SCHOOL/leads']);
  });

  it('leaves a proposal with a reason, once, and can take it later', async () => {
    const fewerRounds = (r: RuleSet) => (r.settings.maxRectificationRounds.value = 1);
    const id = await aRelease(api, fewerRounds, '2024.4');
    expect((await proposals()).waiting).toBe(1);
    const leave = (reason: string) => office.post(`/settings/proposals/${id}/leave`, { reason });
    expect((await leave('')).status).toBe(422);
    expect(await leave('年中不改')).toMatchObject({
      status: 200,
      body: { state: 'left', answer: { version: '2024.5', by: 'office 某人', reason: '年中不改' } },
    });
    expect((await leave('年中不改')).body.code).toBe('proposalAnswered');
    expect((await proposals()).waiting).toBe(0);
    const { body } = await take(id, { entries: ['/settings/maxRectificationRounds'], basedOn: '2024.5' });
    expect(body).toMatchObject({ version: '2024.6' });
    expect((await proposals()).items[0]).toMatchObject({ state: 'takenInPart' });
  });

  it('takes everything but from when cells count, which is the year’s to set', async () => {
    const countsFrom = (r: RuleSet) => {
      r.settings.countsFrom.value = 'recognised';
      r.settings.maxRectificationRounds.value = 1;
    };
    const alone = await aRelease(api, countsFrom, '2024.5');
    expect((await proposals()).items[0]).toMatchObject({ version: '2024.5', state: 'same' });
    const id = await aRelease(
      api,
      (r) => {
        countsFrom(r);
        r.settings.boardYellow.value = 4;
      },
      '2024.6',
    );
    expect(id).not.toBe(alone);
    const { entries } = await office.mustGet(`/settings/proposals/${id}`);
    const counts = entries.find(({ path }: any) => path === '/settings/countsFrom');
    expect(counts).toMatchObject({
      ofYear: true,
      office: { value: 'named' },
      vendor: { value: 'recognised' },
    });
    const chosen = await take(id, {
      ...{ basedOn: '2024.6' },
      entries: ['/settings/boardYellow', '/settings/countsFrom'],
    });
    expect([chosen.status, chosen.body.code, chosen.body.errors[0].pointer]).toEqual([
      ...[422, 'countsFromOfYear', '/entries/1'],
    ]);
    const all = await take(id, { entries: 'all', basedOn: '2024.6' });
    expect([all.status, all.body.version]).toEqual([200, '2024.7']);
    const { settings } = await office.mustGet('/settings');
    expect([settings.countsFrom.value, settings.boardYellow.value]).toEqual(['named', 4]);
  });

  it('gets a year that it has not opened as a proposal without a comparison; nothing of it can be taken here', async () => {
    const id = await aRelease(api, nextYear, '2025.1');
    expect((await proposals()).items[0]).toMatchObject({
      id,
      programmeYear: 2025,
      state: 'newYear',
      officeVersion: null,
    });
    expect((await proposals()).waiting).toBe(1);
    expect((await office.get(`/settings/proposals/${id}`)).body).toMatchObject({ entries: [], base: null });
    expect((await take(id, { entries: 'all' })).body.code).toBe('proposalOfNewYear');
    expect((await office.post(`/settings/proposals/${id}/leave`, { reason: '以后' })).body.code).toBe(
      'proposalOfNewYear',
    );
    expect(
      (await office.get('/settings/proposals?year=2024')).body.items.every(
        (one: any) => one.programmeYear === 2024,
      ),
    ).toBe(true);
    expect((await api.sql('SELECT year FROM programme')).map(({ year }: any) => year)).toEqual([2024]);
    const { file } = (await office.get(`/settings/proposals/${id}`)).body;
    const draft = await office.post('/year-drafts', { file, fileName: '厂家 2025.1' });
    expect(draft).toMatchObject({ status: 201, body: { year: 2025, origin: 'file', faults: [] } });
  });

  it('is not asked about rules in which nothing is left to take', async () => {
    const rules = (
      await api.sql(`SELECT body FROM rule_set ORDER BY split_part(version, '.', 2)::int DESC LIMIT 1`)
    )[0];
    const leads = rules.body.cellTypes.find(({ code }: any) => code === 'SCHOOL').leads;
    await aRelease(api, (r) => Object.assign(r, rules.body, { version: '2024.8' }), '2024.8');
    expect(leads).toEqual(['JIAOW']);
    expect((await proposals()).items.find(({ version }: any) => version === '2024.8')).toMatchObject({
      state: 'same',
    });
  });

  it('takes the successor of a department that the vendor names and that is no more, and is shown it', async () => {
    const { today, number } = await office.mustGet('/department-changes');
    const merger = await office.post('/department-changes', {
      ...{ commandId: randomUUID(), basedOn: number, from: today, documentTitle: '关于机构改革的通知' },
      act: { kind: 'merge', departments: ['TYJ'], into: { id: 'WTJ', name: '区文体局', fullName: '文体局' } },
    });
    expect([merger.status, merger.body.code]).toEqual([201, undefined]);
    const id = await aRelease(api, (r) => school(r).leads.push('TYJ'), '2024.10');
    const path = '/cellTypes/SCHOOL/leads';
    const { entries } = await office.mustGet(`/settings/proposals/${id}`);
    const entry = entries.find((one: any) => one.path === path);
    expect(entry.vendor.leads).toEqual(['JIAOW', 'JGSW', 'WTJ']);
    expect(entry.successors).toEqual([{ department: '区体育局', successor: '区文体局' }]);
    expect((await take(id, { entries: [path], basedOn: '2024.7' })).status).toBe(200);
    const rules = await office.mustGet('/settings');
    expect(school(rules).leads).toEqual(['JIAOW', 'JGSW', 'WTJ']);
    expect(rules.departments.at(-1)).toMatchObject({ id: 'WTJ', name: '区文体局', tasks: [] });
  });

  it('sees a proposal of another format as such', async () => {
    const [row] = await api.sql(
      `INSERT INTO rule_proposal (programme_year, version, content_hash, body)
       VALUES (2024, '2024.9', repeat('a', 64), '{}') RETURNING id`,
    );
    expect((await office.get(`/settings/proposals/${row.id}`)).body).toMatchObject({
      readable: false,
      entries: [],
    });
    const { version } = (await office.get('/settings')).body;
    expect((await take(row.id, { entries: 'all', basedOn: version })).body.code).toBe('proposalUnreadable');
  });
});

/** The office publishes two versions with the earlier release; then two releases come, and the last one comes again. */
async function upgrade(database: Database): Promise<string[]> {
  await withOwnVersions(database);
  await bringUpToDate(database);
  const env = readMigrationEnv({
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_APP_PASSWORD: 'not used here',
    ...{ NODE_ENV: 'test', REHEARSAL: 'true', REHEARSAL_START: '2024-08-28T09:00:00+08:00' },
  });
  const [one, two] = RELEASES;
  const lines: string[] = [];
  for (const release of [one!, two!, two!]) lines.push(...(await seed(database.ownerUrl, env, [release])));
  return lines;
}

/** The office's second and third version, as the earlier release published them: a longer review, one lead department. */
async function withOwnVersions({ ownerUrl }: Database): Promise<void> {
  const second = shipped((r) => (r.clocks.departmentReview.length = 25), '2024.2');
  const third = { ...structuredClone(second), version: '2024.3' };
  school(third).leads = ['JIAOW'];
  const owner = new Postgres({ connectionString: ownerUrl });
  await owner.connect();
  for (const [body, basedOn] of [
    [second, '2024.1'],
    [third, '2024.2'],
  ] as const) {
    await owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from, published_by, reason, based_on, change)
       SELECT $1, 2024, $2, '2024-09-02', id, '本办的做法', $3, '{}' FROM app_user WHERE login = 'office'`,
      [body.version, JSON.stringify(body), basedOn],
    );
  }
  await owner.end();
}
