import { ruleSet2024, toProgrammeFile } from '@app/rules';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { statedBy } from '../../../../test/support/api/open-year';
import { aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const START = '2024-12-20T09:00:00+08:00';
const DAY = '2025-01-06';

describe('the draft of a year', () => {
  let api: RunningApi;
  let office: Client;

  beforeAll(async () => {
    api = await startApi({ start: START });
    office = await api.as('office');
  }, 60_000);
  afterEach(() => api.sql('DELETE FROM year_draft'));
  afterAll(() => api.stop());

  const draft = async () => (await office.get('/year-drafts/2025')).body;
  const change = (revision: number, parts: object) => office.put('/year-drafts/2025', { revision, parts });
  const publish = (revision: number, effectiveFrom = DAY) =>
    office.post('/year-drafts/2025/publish', { revision, effectiveFrom, reason: '2025年通知已印发' });
  const fromLastYear = async () => (await office.post('/year-drafts', { version: '2024.1' })).body;
  const fromFile = (file: string, fileName = 'programme-2025.json') =>
    office.post('/year-drafts', { file, fileName });
  const records = async () => ({
    years: await api.sql('SELECT * FROM programme ORDER BY year'),
    versions: await api.sql('SELECT version FROM rule_set ORDER BY version'),
    departments: await api.sql('SELECT id FROM department ORDER BY id'),
  });

  it('from last year lacks what only the new circular says, and differs where dates moved', async () => {
    expect((await office.get('/year-drafts')).body).toEqual({
      items: [],
      bases: [{ version: '2024.1', year: 2024, forYear: 2025 }],
      earlierBase: { version: '2024.1', year: 2024, forYear: 2023 },
    });
    const { status, body } = await office.post('/year-drafts', { version: '2024.1' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      year: 2025,
      revision: 1,
      origin: 'lastYear',
      basedOn: '2024.1',
      against: '2024.1',
    });
    expect(body.faults.map(({ path }: any) => path)).toEqual([
      '/source/title',
      '/source/indexNumber',
      '/source/publishedOn',
      '/source/address',
      '/baseline/quote',
    ]);
    expect(body.differences).toContainEqual({
      path: '/deadlines/DL04-1/date',
      from: '2024-04-30',
      to: '2025-04-30',
    });
    expect((await office.get('/year-drafts')).body).toMatchObject({
      items: [{ year: 2025, faults: 5 }],
      bases: [],
    });
    expect(await (await api.as('auditor')).get('/year-drafts/2025')).toMatchObject({ status: 200, body });
  });

  it('of the year before is made from the oldest rules, for what was named in it, and of no other year', async () => {
    const far = await office.post('/year-drafts', { version: '2024.1', forYear: 2021 });
    expect([far.status, far.body.errors]).toMatchObject([422, [{ pointer: '/forYear' }]]);
    const { status, body } = await office.post('/year-drafts', { version: '2024.1', forYear: 2023 });
    expect([status, body.year]).toEqual([201, 2023]);
    expect(body.differences).toContainEqual({
      path: '/deadlines/DL04-1/date',
      from: '2024-04-30',
      to: '2023-04-30',
    });
    expect((await office.get('/year-drafts')).body).toMatchObject({
      bases: [{ forYear: 2025 }],
      earlierBase: null,
    });
  });

  it('grows part by part, and says what is new, gone and changed', async () => {
    const { parts } = await fromLastYear();
    const [factory, ...others] = parts.cellTypes;
    const shop = {
      ...factory,
      code: 'SHOP',
      name: '无废门店',
      shortName: '无废门店',
      leads: ['SWW', 'SJJ', 'CGJ'],
    };
    const cellTypes = [
      { ...factory, target: { ...factory.target, value: 9 } },
      ...others.slice(0, -1),
      { ...shop, no: 15 },
    ];
    const { status, body } = await change(1, { cellTypes });
    expect(status).toBe(200);
    expect(body.revision).toBe(2);
    const found = new Map<string, any>(body.differences.map((one: any) => [one.path, one]));
    expect(found.get('/cellTypes/SHOP')).toMatchObject({ from: null, to: { name: '无废门店' } });
    expect(found.get('/cellTypes/GAS_STATION')).toMatchObject({ from: { name: '无废加油站' }, to: null });
    expect(found.get('/cellTypes/FACTORY/target/value')).toMatchObject({ from: 5, to: 9 });
    expect(body.faults.map(({ code, path }: any) => `${code} ${path}`)).toContain('rowsSum /totals/typeRows');
  });

  it('is written by one person at a time: an older revision changes, discards and publishes nothing', async () => {
    const { parts } = await fromLastYear();
    await change(1, statedBy(parts));
    const before = await draft();
    for (const reply of [
      await change(1, { totals: [] }),
      await publish(1),
      await office.delete('/year-drafts/2025?revision=1'),
    ])
      expect([reply.status, reply.body.code]).toEqual([409, 'yearDraftChanged']);
    expect(await draft()).toEqual(before);
  });

  it('takes only parts that a programme has, and stays the draft of its year', async () => {
    await fromLastYear();
    const { status, body } = await change(1, { weather: 'fine', programmeYear: 2026 });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: any) => pointer)).toEqual([
      '/parts/weather',
      '/parts/programmeYear',
    ]);
    expect((await draft()).revision).toBe(1);
  });

  it('is not made for a year that exists, nor twice; a discarded one can be made again', async () => {
    const again = await fromFile(toProgrammeFile(ruleSet2024));
    expect([again.status, again.body.code]).toEqual([409, 'yearExists']);
    await fromLastYear();
    const twice = await office.post('/year-drafts', { version: '2024.1' });
    expect([twice.status, twice.body.code]).toEqual([409, 'yearDrafted']);
    expect((await office.delete('/year-drafts/2025?revision=1')).status).toBe(204);
    expect((await office.get('/year-drafts/2025')).status).toBe(404);
    expect((await fromLastYear()).revision).toBe(1);
  });

  it('with a fault is not published: every fault at its place, nothing written', async () => {
    const { parts } = await fromLastYear();
    const [first, ...others] = parts.cellTypes;
    await change(1, { cellTypes: [{ ...first, leads: [] }, ...others] });
    const before = await records();
    const { status, body } = await publish(2);
    expect([status, body.code]).toEqual([422, 'rulesFaulty']);
    expect(body.errors.map(({ pointer }: any) => pointer)).toEqual(
      expect.arrayContaining([
        '/parts/source/title',
        '/parts/cellTypes/FACTORY/leads',
        '/parts/baseline/quote',
      ]),
    );
    expect(await records()).toEqual(before);
  });

  it.each<[string, (file: any) => string, string[]]>([
    ['that is broken JSON', (file) => `${JSON.stringify(file).slice(0, -1)},}`, ['/']],
    ['of a newer schema', (file) => JSON.stringify({ ...file, schema: 2 }), ['/schema']],
    ['of another format', () => '{"format":"xlsx"}', ['/format']],
    [
      'with two fields of a wrong shape',
      (file) => JSON.stringify({ ...file, groups: 7, totals: [{ ...file.totals[0], value: 'many' }] }),
      ['/totals/municipalQuota/value', '/groups'],
    ],
    [
      'with a text that cannot be stored',
      (file) => JSON.stringify({ ...file, carryOver: { ...file.carryOver, note: 'a\u0000' } }),
      ['/carryOver/note'],
    ],
  ])('is not made from a file %s: one line per fault, nothing kept', async (_, textOf, pointers) => {
    const file = { ...JSON.parse(toProgrammeFile(ruleSet2024)), programmeYear: 2025 };
    const { status, body } = await fromFile(textOf(file));
    expect([status, body.code]).toEqual([422, 'programmeFileFaulty']);
    expect(body.errors.map(({ pointer }: any) => pointer)).toEqual(expect.arrayContaining(pointers));
    expect((await office.get('/year-drafts/2025')).status).toBe(404);
  });

  it('from a file keeps what the parts show against each other, to be mended on the page', async () => {
    const file = { ...JSON.parse(toProgrammeFile(ruleSet2024)), programmeYear: 2025 };
    const { status, body } = await fromFile(
      JSON.stringify({ ...file, baseline: { ...file.baseline, value: 7 } }),
    );
    expect(status).toBe(201);
    expect(body.faults.map(({ path }: any) => path)).toEqual(expect.arrayContaining(['/baseline']));
  });

  it('has the scanned copy of its circular: the office attaches it once, removes it, and loses it with the draft', async () => {
    const path = '/programmes/2025/circular-scans';
    const auditor = await api.as('auditor');
    const list = (client: Client) => client.get(path);
    expect((await list(office)).status).toBe(404);
    await fromLastYear();
    expect((await list(office)).body).toEqual({ year: 2025, published: false, items: [] });
    const uploadId = randomUUID();
    const send = () => office.uploadTo(`${path}?uploadId=${uploadId}`, '通知.pdf', aPdf());
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await list(auditor)).body.items).toMatchObject([
      { name: '通知.pdf', mediaType: 'application/pdf' },
    ]);
    const jiaow = await api.as('jiaow');
    expect((await list(jiaow)).status).toBe(404);
    expect((await jiaow.get(`${path}/${first.body.id}`)).status).toBe(404);
    const fake = await office.uploadTo(path, '通知.pdf', Buffer.from('no pdf'));
    expect(fake.status).toBeGreaterThanOrEqual(400);
    expect((await office.delete(`${path}/${first.body.id}`)).status).toBe(204);
    expect((await office.delete(`${path}/${first.body.id}`)).status).toBe(404);
    await office.uploadTo(path, '通知.pdf', aPdf());
    expect((await office.delete('/year-drafts/2025?revision=1')).status).toBe(204);
    expect(await api.sql('SELECT FROM file WHERE circular_year = 2025')).toEqual([]);
  });

  it('is described by the JSON Schema that the product serves', async () => {
    const { status, body } = await office.get('/programme-schema');
    expect([status, body.properties.cellTypes.title]).toEqual([200, '类型与牵头部门']);
  });
});
