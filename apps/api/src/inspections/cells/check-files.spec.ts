import { randomUUID } from 'node:crypto';
import type { CellView } from '@app/contracts';
import { aNamedCell } from '../../../../../test/support/api/cases';
import { aPdf } from '../../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';
import type { Client } from '../../../../../test/support/client';

const ITEMS = ['source', 'sorting', 'disposal', 'publicity', 'violations'].map((item) => ({
  item,
  ok: true,
}));

describe('a file of a check of a named cell', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-10T09:00:00+08:00' });
  }, 60_000);
  afterAll(() => api.stop());

  it('gets another version while the check is open; the earlier one stays, and is replaced once', async () => {
    const { id } = await aNamedCell(api, { assigned: [api.idOf('inspector2')] });
    const [jiaow, unit] = [await api.as('jiaow'), await api.as('unit1')];
    const upload = (who: Client, name: string, replaces?: string) =>
      who.uploadTo(`/cells/${id}/files${replaces ? `?replaces=${replaces}` : ''}`, name, aPdf(name));
    const refused = { status: 409, body: { code: 'notReplaceable' } };

    const first = (await upload(jiaow, '记录.pdf')).body;
    expect(first).toMatchObject({ by: 'department', replaces: null });
    expect(await upload(await api.as('inspector2'), '记录二.pdf', first.id)).toMatchObject(refused);
    expect(await upload(jiaow, '记录二.pdf', randomUUID())).toMatchObject(refused);
    const second = await upload(jiaow, '记录二.pdf', first.id);
    expect(second).toMatchObject({ status: 201, body: { replaces: first.id, check: 1 } });
    expect(await upload(jiaow, '记录三.pdf', first.id)).toMatchObject(refused);
    const replies = await Promise.all(['a.pdf', 'b.pdf'].map((name) => upload(jiaow, name, second.body.id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);

    const checkers = [api.idOf('jiaow'), api.idOf('inspector1')];
    const sheet = { result: 'keep', on: '2024-09-10', checkers, items: ITEMS };
    const filed = { commandId: randomUUID(), type: 'fileCheck', ...sheet };
    expect((await jiaow.post(`/cells/${id}/commands`, filed)).status).toBe(200);
    const { checkFiles }: CellView = (await unit.get(`/cells/${id}`)).body;
    expect(checkFiles.map(({ replaces }) => replaces)).toEqual([null, first.id, second.body.id]);
    for (const file of checkFiles) expect((await unit.get(`/cells/${id}/files/${file.id}`)).status).toBe(200);
    expect((await upload(jiaow, '再一份.pdf', checkFiles[2]!.id)).body.code).toBe('filesFrozen');
  });
});
