import { rubricOf, ruleSet2024 } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Client } from '../../../../test/support/client';
import { marksFor } from '../../../../test/support/drive';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { aPdf, aPng } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('an upload under a number of its own', () => {
  let api: RunningApi;
  let unit1: Client;
  let inspector: Client;

  beforeAll(async () => {
    api = await startApi();
    unit1 = await api.as('unit1');
    inspector = await api.as('inspector1');
  }, 60_000);
  afterAll(() => api.stop());

  const send = (client: Client, id: string, uploadId: string, bytes: Uint8Array, place = '') =>
    client.uploadTo(`/applications/${id}/files?uploadId=${uploadId}${place}`, '现场.png', bytes);
  const kept = async (id: string) => (await unit1.get(`/applications/${id}`)).body.files;
  const onDisk = async () =>
    (await readdir(api.filesDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      .length;

  it('sent again, because the answer was lost, is one file and answers as before', async () => {
    const id = await aCase(api);
    const uploadId = randomUUID();
    const before = await onDisk();
    const first = await send(unit1, id, uploadId, aPng(), '&itemId=C1');
    const again = await send(unit1, id, uploadId, aPng(), '&itemId=C1');
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await kept(id)).toMatchObject([{ id: first.body.id, itemId: 'C1' }]);
    expect(await onDisk()).toBe(before + 1);
  });

  it('sent five times at once is one file', async () => {
    const id = await aCase(api);
    const uploadId = randomUUID();
    const before = await onDisk();
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(unit1, id, uploadId, aPng())));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(await kept(id)).toHaveLength(1);
    expect(await onDisk()).toBe(before + 1);
  });

  it('is answered even when the application has moved on since it was kept', async () => {
    const id = await aCase(api, 'inspection');
    const uploadId = randomUUID();
    const first = await send(inspector, id, uploadId, aPng());
    const marks = marksFor(
      rubricOf(ruleSet2024, 'SCHOOL@2024').sections.flatMap(({ items }) => items),
      'passed',
    );
    const inspectors = [api.idOf('inspector1'), api.idOf('inspector2')];
    const sheet = { inspectedOn: '2024-08-29', inspectors, marks };
    await inspector.mustAct(id, { type: 'fileInspection', sheet });
    expect(await send(inspector, id, uploadId, aPng())).toMatchObject({ status: 201, body: first.body });
    expect((await send(inspector, id, randomUUID(), aPng())).body.code).toBe('filesFrozen');
  });

  it('is never another file, nor of another application', async () => {
    const [id, other] = [await aCase(api), await aCase(api)];
    const uploadId = randomUUID();
    await send(unit1, id, uploadId, aPng());
    const another = await unit1.uploadTo(
      `/applications/${id}/files?uploadId=${uploadId}`,
      '现场.pdf',
      aPdf(),
    );
    expect(another).toMatchObject({ status: 409, body: { code: 'uploadIdTaken' } });
    expect((await send(unit1, other, uploadId, aPng())).body.code).toBe('uploadIdTaken');
    expect(await kept(other)).toEqual([]);
  });

  it('is the sender’s own: the same number in other hands is another upload, and tells nothing', async () => {
    const id = await aCase(api, 'inspection');
    const uploadId = randomUUID();
    await send(inspector, id, uploadId, aPng());
    expect((await send(await api.as('inspector2'), id, uploadId, aPng())).status).toBe(201);
    expect((await send(await api.as('inspector3'), id, uploadId, aPng())).status).toBe(404);
    expect(await kept(id)).toHaveLength(2);
  });

  it('of an obligation’s evidence is one file too', async () => {
    const obligation = await aObligation(api);
    const office = await api.as('office');
    const path = `/obligations/${obligation}/files?uploadId=${randomUUID()}`;
    const replies = [
      await office.uploadTo(path, 'a.pdf', aPdf()),
      await office.uploadTo(path, 'a.pdf', aPdf()),
    ];
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect(replies[1]!.body).toEqual(replies[0]!.body);
    const rows = await api.sql('SELECT 1 FROM file WHERE obligation_id = $1', [obligation]);
    expect(rows).toHaveLength(1);
  });

  it('has a number that is one', async () => {
    const reply = await send(unit1, await aCase(api), 'x', aPng());
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ parameter: 'uploadId' }] } });
  });
});
