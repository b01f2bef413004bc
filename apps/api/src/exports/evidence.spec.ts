import type { LedgerItem } from '@app/contracts';
import { sealDay } from '@app/database';
import type { Client } from '../../../../test/support/client';
import { namedSchools } from '../../../../test/support/api/cases';
import { download, recordsOf } from '../../../../test/support/api/download';
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
  afterAll(() => api.stop());

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
