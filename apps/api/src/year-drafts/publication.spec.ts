import { ruleSet2024 } from '@app/rules';
import type { Client } from '../../../../test/support/client';
import { download } from '../../../../test/support/api/download';
import { aPdf } from '../../../../test/support/api/sample-files';
import { statedBy } from '../../../../test/support/api/open-year';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const DAY = '2025-01-06';
const SCANS = '/programmes/2025/circular-scans';

describe('the publication of a draft', () => {
  let api: RunningApi;
  let office: Client;
  let file: string;

  beforeAll(async () => {
    api = await startApi({ start: '2024-12-20T09:00:00+08:00' });
    office = await api.as('office');
    const { parts } = (await office.post('/year-drafts', { version: '2024.1' })).body;
    const agency = {
      ...parts.departments[1],
      id: 'DSJ',
      name: '区大数据局',
      fullName: '渝北区大数据局',
      tasks: [],
    };
    const departments = [...parts.departments, agency];
    const changed = { ...statedBy(parts, { baseline: 52 }), departments };
    expect((await office.put('/year-drafts/2025', { revision: 1, parts: changed })).body.faults).toEqual([]);
  }, 60_000);
  afterAll(() => api.stop());

  const publish = (revision: number, effectiveFrom = DAY) =>
    office.post('/year-drafts/2025/publish', { revision, effectiveFrom, reason: '2025年通知已印发' });
  const out = async (path: string) => {
    const { name, bytes } = await download(office, path);
    expect(name).toBe('programme-2025.json');
    return bytes.toString('utf8');
  };

  it('is preceded by a file that goes out and comes in the same, byte for byte', async () => {
    file = await out('/exports/year-drafts/2025');
    await office.delete('/year-drafts/2025?revision=2');
    const made = await office.post('/year-drafts', { file, fileName: 'programme-2025.json' });
    expect(made.body).toMatchObject({
      ...{ origin: 'file', fileName: 'programme-2025.json', against: '2024.1', revision: 1, faults: [] },
    });
    expect(await out('/exports/year-drafts/2025')).toBe(file);
  });

  it('has a day that is not in the past', async () => {
    const { status, body } = await publish(1, '2024-12-19');
    expect([status, body.code]).toEqual([422, 'dateInThePast']);
    expect(await api.sql('SELECT year FROM programme')).toEqual([{ year: 2024 }]);
  });

  it('takes the scanned circular of the draft along, which then stays and is for everybody', async () => {
    const scan = (await office.uploadTo(SCANS, '通知.pdf', aPdf())).body;
    expect((await publish(1)).status).toBe(200);
    expect((await office.mustGet(SCANS)) as object).toMatchObject({
      published: true,
      items: [{ id: scan.id }],
    });
    const removed = await office.delete(`${SCANS}/${scan.id}`);
    expect([removed.status, removed.body.code]).toEqual([409, 'scanStays']);
    await expect(api.sql('DELETE FROM file WHERE circular_year = 2025')).rejects.toThrow();
    for (const login of ['jiaow', 'unit1', 'auditor']) {
      const reader = await api.as(login);
      const { bytes } = await download(reader, `${SCANS}/${scan.id}`);
      expect(bytes.length).toBe(scan.size);
    }
    expect((await office.uploadTo(SCANS, '附件.pdf', aPdf())).status).toBe(201);
  });

  it('has one answer, however often and at once it is asked for', async () => {
    const replies = await Promise.all([publish(1), publish(1), publish(1)]);
    for (const { status, body } of [...replies, await publish(1, '2025-03-01')])
      expect([status, body]).toEqual([200, { year: 2025, version: '2025.1', effectiveFrom: DAY }]);
    const wrong = await publish(2);
    expect([wrong.status, wrong.body.code]).toEqual([409, 'yearDraftChanged']);
    await expect(api.sql(`UPDATE year_draft SET revision = 9`)).rejects.toThrow();
  });

  it('wrote year, baseline with its sentence, rules and new departments at once', async () => {
    const [year] = await api.sql(`SELECT *, opened_on::text AS day FROM programme WHERE year = 2025`);
    expect(year).toMatchObject({
      baseline: 52,
      day: DAY,
      status: 'planned',
      baseline_set_by: api.idOf('office'),
    });
    expect(year.baseline_source).toContain('“我区2025年任务指标为创建细胞52个”');
    const [rules] = await api.sql(`SELECT * FROM rule_set WHERE version = '2025.1'`);
    expect(rules).toMatchObject({
      ...{ programme_year: 2025, reason: '2025年通知已印发', based_on: null, change: null },
    });
    expect(await api.sql(`SELECT id, name FROM department WHERE id NOT IN (${known()})`)).toEqual([
      { id: 'DSJ', name: '区大数据局' },
    ]);
    expect((await office.get('/year-drafts/2025')).status).toBe(404);
  });

  it('is the first version of a year like any other, and goes out as the file that came in', async () => {
    expect(await out('/exports/programmes/2025.1')).toBe(file);
    expect((await office.get('/settings?year=2025')).body).toMatchObject({ version: '2025.1' });
    const next = await office.put('/settings', {
      ...{ basedOn: '2025.1', reason: '缩短时限' },
      change: { clocks: { naming: { length: 8, basis: 'assumed' } } },
    });
    expect([next.status, next.body.version]).toEqual([200, '2025.2']);
    expect((await office.get('/year-drafts')).body.bases).toEqual([
      { version: '2025.2', year: 2025, forYear: 2026 },
    ]);
  });
});

const known = () => ruleSet2024.departments.map(({ id }) => `'${id}'`).join();
