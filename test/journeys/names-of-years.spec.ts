import { Directories, queueDigests } from '@app/database';
import { type RuleSet } from '@app/rules';
import { wordsOf } from '../../apps/worker/src/dispatcher/words';
import { aCell, type StoredCell } from '../support/api/cells';
import { download, recordsOf, valuesIn } from '../support/api/download';
import { type RunningApi, startApi } from '../support/api/start-api';
import type { Client } from '../support/client';
import { partsOf } from '../support/exports/read-back';
import { publishRules, rulesOf2025 } from '../support/rules/rules-of-2025';

const START = '2025-03-03T09:00:00+08:00';
const OF_2025 = { submittedOn: '2025-02-10', namedOn: '2025-02-24', documentNumber: '渝北无废办〔2025〕1号' };

/** 2024 beside 2025, in which a type is renamed, another is new, and a new department leads it. */
describe('names in two programme years', () => {
  let api: RunningApi;
  let office: Client;
  let rules: RuleSet;
  const named: StoredCell[] = [];
  const open: StoredCell[] = [];

  beforeAll(async () => {
    api = await startApi({ start: START });
    rules = rulesOf2025();
    await publishRules(api, rules, '2025-01-10');
    await api.sql(
      `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2025, 40, '2025年任务', '2025-01-10')`,
    );
    await api.temporal.openYear(2025, '2025.1', Date.parse(START) - Date.now());
    office = await api.as('office');
    const later = { ...OF_2025, ruleSet: rules };
    named.push(await aCell(api, { cellType: 'SCHOOL', n: 1 }));
    named.push(await aCell(api, { ...later, cellType: 'SCHOOL', n: 2 }));
    named.push(await aCell(api, { ...later, cellType: 'KINDERGARTEN', n: 3 }));
    const until = 'publicNotice' as const;
    open.push(await aCell(api, { cellType: 'SCHOOL', n: 4, until }));
    open.push(await aCell(api, { ...later, cellType: 'SCHOOL', n: 5, until }));
    open.push(await aCell(api, { ...later, cellType: 'KINDERGARTEN', n: 6, until }));
  }, 90_000);
  afterAll(() => api.stop());

  const NAMES = ['无废学校', '无废校园', '无废幼儿园'];
  const namesIn = (items: { number: string; cellTypeName: string }[], cells: StoredCell[]) =>
    cells.map(({ number }) => items.find((item) => item.number === number)?.cellTypeName);
  const mustGet = async (path: string) => (await office.mustGet(path)) as any;

  it('are those of the own year in the list, on the page of the case and on the board', async () => {
    const { items } = await mustGet('/applications?limit=200');
    expect(namesIn(items, [...named, ...open])).toEqual([...NAMES, ...NAMES]);
    for (const [i, { id }] of open.entries()) {
      expect((await mustGet(`/applications/${id}`)).cellTypeName).toBe(NAMES[i]);
    }
    const board = await mustGet('/board?limit=200');
    expect(namesIn(board.items, open)).toEqual(NAMES);
    const ofYear = async (year: number) =>
      (await mustGet(`/board?programmeYear=${year}`)).counts.byType.map(({ name }: { name: string }) => name);
    expect(await ofYear(2024)).toEqual(['无废学校']);
    expect((await ofYear(2025)).sort()).toEqual(['无废校园', '无废幼儿园'].sort());
    expect((await mustGet('/board')).counts.byType).toContainEqual(
      expect.objectContaining({ id: 'SCHOOL', name: '无废学校、无废校园', count: 4 }),
    );
  });

  it('are those of its year for a draft, and the new department is one like the others', async () => {
    const unit = await api.as('unit1');
    const draft = { programmeYear: 2025, cellType: 'KINDERGARTEN', unit: {}, contact: {}, form: {} };
    const { status, body } = await unit.post('/applications', draft);
    expect(status).toBe(201);
    expect((await unit.mustGet(`/applications/${body.id}`)).cellTypeName).toBe('无废幼儿园');
    const { items } = await mustGet('/cell-types?year=2025');
    expect(items.find(({ code }: { code: string }) => code === 'KINDERGARTEN').leads).toEqual([
      { id: 'XQJ', name: '区学前教育局' },
    ]);
    const admin = await api.as('admin');
    const person = { login: 'xueqian', name: '李某', email: 'a@wufei.example', role: 'department' };
    const made = await admin.post('/accounts', { ...person, department: 'XQJ' });
    expect([made.status, made.body.account?.department?.name]).toEqual([201, '区学前教育局']);
    const unknown = await admin.post('/accounts', { ...person, login: 'other', department: 'NONE' });
    expect(unknown.body.code).toBe('unknownDepartment');
  });

  it('find the cases of the year in which the type is so called', async () => {
    const found = async (q: string) =>
      (await mustGet(`/applications?limit=200&q=${encodeURIComponent(q)}`)).items
        .map(({ number }: { number: string }) => number)
        .sort();
    const numbers = (...cells: StoredCell[]) => cells.map(({ number }) => number).sort();
    expect(await found('无废学校')).toEqual(numbers(named[0]!, open[0]!));
    expect(await found('校园')).toEqual(numbers(named[1]!, open[1]!));
    expect(await found('幼儿园')).toEqual(numbers(named[2]!, open[2]!));
  });

  it('stand in a single mail and in the digest', async () => {
    const words = {
      pool: api.pool,
      publicUrl: 'http://wufei.example',
      directories: new Directories(api.pool),
    };
    for (const [i, { id }] of named.entries()) {
      const [mail] = await api.sql(
        `INSERT INTO outbox (application_id, event_seq, kind, recipient, seat, send_at)
         SELECT $1, max(seq), 'named', 'unit@wufei.example', 'applicant', '-infinity' FROM application_event
          WHERE application_id = $1 AND type = 'named'
         RETURNING id, kind, seat, application_id AS "applicationId"`,
        [id],
      );
      expect((await wordsOf(mail, words)).text).toContain(NAMES[i]);
    }
    await queueDigests(api.pool, '2025-03-03');
    const [digest] = await api.sql(
      `SELECT id, kind, seat, digest_user AS "digestUser" FROM outbox
        WHERE kind = 'digest' AND recipient = 'office@wufei.example'`,
    );
    const { text } = await wordsOf(digest, words);
    for (const [i, { number }] of open.entries()) expect(text).toContain(`${NAMES[i]}，${number}`);
  });

  const documentOf = async (year: number, documentNumber: string) => {
    const query = new URLSearchParams({ format: 'docx', documentNumber });
    const { bytes } = await download(office, `/exports/programmes/${year}/named?${query}`);
    return partsOf(bytes)['word/document.xml']!.replace(/<[^>]+>/g, '');
  };

  it('stand in the naming document of each year', async () => {
    const first = await documentOf(2024, named[0]!.documentNumber);
    expect(first).toContain('一、无废学校（1个）');
    const second = await documentOf(2025, OF_2025.documentNumber);
    expect(second).toContain('一、无废校园（1个）');
    expect(second).toContain('二、无废幼儿园（1个）');
    expect(second).not.toContain('无废学校');
  });

  it('stand in the tables of each year', async () => {
    const list = recordsOf((await download(office, '/exports/applications?format=csv')).bytes);
    expect(list.map((row) => [row['细胞类型'], row['牵头部门']])).toEqual(
      expect.arrayContaining([
        ['无废学校', '区教委、区机关事务中心'],
        ['无废校园', '区教委、区机关事务中心'],
        ['无废幼儿园', '区学前教育局'],
      ]),
    );
    const sheet = async (path: string) =>
      (await valuesIn((await download(office, path)).bytes)).map(String).join('\n');
    const cells = await sheet('/exports/programmes/2025/cells?format=xlsx');
    for (const name of NAMES.slice(1)) expect(cells).toContain(name);
    expect(cells).not.toContain('无废学校');
    expect(await sheet('/exports/programmes/2024/cells?format=xlsx')).toContain('无废学校');
    const progress = await sheet('/exports/programmes/2025/progress?format=xlsx');
    for (const name of [...NAMES.slice(1), '区学前教育局']) expect(progress).toContain(name);
    const ledger = await sheet('/exports/programmes/2025/ledger?format=xlsx');
    for (const name of NAMES.slice(1)) expect(ledger).toContain(name);
  });

  it('stand on the page of each year', async () => {
    const typesOf = async (year: number) =>
      Object.fromEntries(
        (await mustGet(`/programmes/${year}`)).byType.map(({ code, name }: any) => [code, name]),
      );
    expect(await typesOf(2024)).toMatchObject({ SCHOOL: '无废学校' });
    expect(await typesOf(2025)).toMatchObject({ SCHOOL: '无废校园', KINDERGARTEN: '无废幼儿园' });
    const { byDepartment } = await mustGet('/programmes/2025');
    expect(byDepartment).toContainEqual(expect.objectContaining({ id: 'XQJ', name: '区学前教育局' }));
  });

  it('say who is waited for when an act is refused', async () => {
    const { status, body } = await office.act(named[2]!.id, { type: 'officeDecide', decision: 'approve' });
    expect(status).toBe(409);
    expect(body.facts).toMatchObject({ waitingForNames: ['区无废办'] });
  });
});
