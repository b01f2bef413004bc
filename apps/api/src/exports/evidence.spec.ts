import type { LedgerItem } from '@app/contracts';
import { sealDay } from '@app/database';
import { rmSync } from 'node:fs';
import type { Client } from '../../../../test/support/client';
import { namedSchools } from '../../../../test/support/api/cases';
import { download, recordsOf } from '../../../../test/support/api/download';
import { FOLDER, verify } from '../../../../test/support/exports/evidence-year';
import { partsOf } from '../../../../test/support/exports/read-back';
import { aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('what an auditor compares', () => {
  let api: RunningApi;
  let auditor: Client;
  let numbers: string[];

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
    auditor = await api.as('auditor');
    numbers = await namedSchools(api, 3);
  }, 120_000);
  afterAll(async () => {
    rmSync(FOLDER, { recursive: true });
    await api.stop();
  });

  it('is a checker that comes by itself, for those who oversee', async () => {
    const checker = await download(auditor, '/exports/verify.mjs');
    expect([checker.status, checker.name]).toEqual([200, 'verify.mjs']);
    expect(checker.bytes.toString()).toContain('createHash');
    for (const login of ['jiaow', 'unit1', 'inspector1']) {
      const other = await api.as(login);
      for (const path of ['/exports/verify.mjs', '/programmes/2024/seals']) {
        expect((await other.get(path)).status).toBe(403);
      }
    }
  });

  it('is the roots of the days, the newest first', async () => {
    expect((await auditor.get('/programmes/2024/seals')).body).toEqual({ year: 2024, items: [] });
    const first = await sealDay(api.pool, { year: 2024, day: '2024-09-08', at: Date.now() });
    await namedSchools(api, 1);
    const second = await sealDay(api.pool, { year: 2024, day: '2024-09-09', at: Date.now() });
    const { items } = (await auditor.get('/programmes/2024/seals')).body;
    expect(items.map(({ day, root }: { day: string; root: string }) => [day, root])).toEqual([
      ['2024-09-09', second!.root],
      ['2024-09-08', first!.root],
    ]);
    expect((await auditor.get('/programmes/then/seals')).status).toBe(404);
  });

  it('is sealed with what a 镇街 recommended and the scans of the circular', async () => {
    const text = '该校垃圾分类台账齐全';
    await api.sql(
      `INSERT INTO town_recommendation (command_id, body_hash, application_id, town, text, by_user, at)
       SELECT gen_random_uuid(), 'h', id, '双龙湖街道', $1, $2, now() FROM application WHERE number = $3`,
      [text, api.idOf('town1'), numbers[0]],
    );
    const office = await api.as('office');
    const scan = await office.uploadTo('/programmes/2024/circular-scans', '通知.pdf', aPdf('circular'));
    const { sha256 } = scan.body;
    const { bytes } = await download(auditor, '/exports/programmes/2024/evidence.zip');
    const lines = partsOf(bytes)['records.jsonl']!.trim().split('\n');
    const records = lines.map((line) => JSON.parse(line));
    const own = (kind: string) => records.filter((one) => one.chain === 'export' && one.kind === kind);
    expect(own('recommendation').map((one) => JSON.parse(one.text))).toEqual([
      expect.objectContaining({ number: numbers[0], town: '双龙湖街道', text }),
    ]);
    const file = '通知扫描件/01-通知.pdf';
    expect(own('circularScan').map((one) => JSON.parse(one.text))).toEqual([
      expect.objectContaining({ id: scan.body.id, sha256, file }),
    ]);
    expect(partsOf(bytes)[file]).toBe(Buffer.from(aPdf('circular')).toString());
    expect(verify([bytes])[0]).toMatchObject({ ok: true, scans: 1 });
  });

  it('is the ledger as the list shows it, filters and all', async () => {
    for (const query of ['', `&cell=${numbers[1]}`, '&reason=carried', '&reason=counted']) {
      const shown = await auditor.mustGet(`/programmes/2024/ledger?limit=200${query}`);
      const { bytes } = await download(auditor, `/exports/programmes/2024/ledger?format=csv${query}`);
      expect(recordsOf(bytes).map((row) => [row['申报编号'], row['事由'], row['指令编号']])).toEqual(
        shown.items.map((item: LedgerItem) => [item.number, item.reasonName, item.commandId]),
      );
    }
  });
});
