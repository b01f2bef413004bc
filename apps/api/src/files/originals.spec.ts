import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { Client } from '../../../../test/support/client';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { download } from '../../../../test/support/api/download';
import { aHeic, aJpg, aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { partsOf } from '../../../../test/support/exports/read-back';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a HEIC photo that was turned into a jpg', () => {
  let api: RunningApi;
  let unit1: Client;
  const photo = aHeic();

  beforeAll(async () => {
    api = await startApi();
    unit1 = await api.as('unit1');
  }, 60_000);
  afterAll(() => api.stop());

  const send = (client: Client, path: string, original = photo, name = 'IMG_1.HEIC', jpg = aJpg()) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(jpg)]), 'IMG_1.jpg');
    form.append('original', new Blob([new Uint8Array(original)]), name);
    return client.send('POST', path, form);
  };
  const filesOf = async (client: Client, id: string) => (await client.get(`/applications/${id}`)).body.files;
  const onDisk = async () =>
    (await readdir(api.filesDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
      .length;

  it('is kept beside the jpg, and read by whoever reads that', async () => {
    const id = await aCase(api, 'inspection');
    const inspector = await api.as('inspector1');
    const { status, body } = await send(inspector, `/applications/${id}/files`);
    expect(status).toBe(201);
    const original = {
      name: 'IMG_1.HEIC',
      mediaType: 'image/heic',
      size: photo.length,
      sha256: hashOf(photo),
    };
    expect(body).toMatchObject({ name: 'IMG_1.jpg', mediaType: 'image/jpeg', original });
    for (const who of [inspector, unit1, await api.as('jiaow')]) {
      expect(await filesOf(who, id)).toEqual([expect.objectContaining({ original: body.original })]);
      const back = await download(who, `/applications/${id}/files/${body.original.id}`);
      expect([back.name, hashOf(back.bytes)]).toEqual(['IMG_1.HEIC', hashOf(photo)]);
    }
    const stranger = await api.as('inspector3');
    expect((await stranger.get(`/applications/${id}/files/${body.original.id}`)).status).toBe(404);
  });

  it('stands in the evidence with its hash, and a decision rests on both', async () => {
    const id = await aCase(api, 'inspection');
    const { body } = await send(await api.as('inspector1'), `/applications/${id}/files`);
    const { bytes } = await download(await api.as('auditor'), '/exports/programmes/2024/evidence.zip');
    const lines = partsOf(bytes)['records.jsonl']!.trim().split('\n');
    const records = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'file');
    const bodies = records.map(({ text }) => JSON.parse(text));
    expect(bodies).toContainEqual({
      id: body.original.id,
      mediaType: 'image/heic',
      originalOf: body.id,
      sha256: hashOf(photo),
      size: photo.length,
    });
    expect(bodies.find((one) => one.id === body.id)).not.toHaveProperty('originalOf');
    const [{ both }] = await api.sql(`SELECT files_hash($1) = digest_of('sha256', $2) AS both`, [
      id,
      [hashOf(aJpg()), hashOf(photo)].sort().join('\n'),
    ]);
    expect(both).toBe(true);
  });

  it('goes with the jpg when that is taken out of a draft, and never alone', async () => {
    const before = await onDisk();
    const id = await aCase(api);
    const { body } = await send(unit1, `/applications/${id}/files`);
    expect(await onDisk()).toBe(before + 2);
    expect((await unit1.delete(`/applications/${id}/files/${body.original.id}`)).status).toBe(404);
    expect((await unit1.delete(`/applications/${id}/files/${body.id}`)).status).toBe(204);
    expect(await onDisk()).toBe(before);
    expect(await api.sql('SELECT FROM file WHERE application_id = $1', [id])).toEqual([]);
  });

  it('sent again under its number is kept once; with another original it is another upload', async () => {
    const id = await aCase(api);
    const path = `/applications/${id}/files?uploadId=${randomUUID()}`;
    const before = await onDisk();
    const replies = await Promise.all([1, 2, 3].map(() => send(unit1, path)));
    replies.push(await send(unit1, path));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.id} ${body.original?.id}`)).size).toBe(
      1,
    );
    expect(replies[3]!.body.original.sha256).toBe(hashOf(photo));
    expect((await send(unit1, path, aHeic('other'))).body.code).toBe('uploadIdTaken');
    expect((await unit1.uploadTo(path, 'IMG_1.jpg', aJpg())).body.code).toBe('uploadIdTaken');
    expect(await onDisk()).toBe(before + 2);
  });

  it('is kept with the evidence of an obligation and the scans of a circular, too', async () => {
    const office = await api.as('office');
    const obligation = await aObligation(api);
    const sent = await send(office, `/obligations/${obligation}/files`);
    expect(sent).toMatchObject({ status: 201, body: { original: { sha256: hashOf(photo) } } });
    const back = await download(office, `/obligations/${obligation}/files/${sent.body.original.id}`);
    expect(hashOf(back.bytes)).toBe(hashOf(photo));
    expect((await office.get(`/obligations/${obligation}`)).body.files).toHaveLength(1);

    const scan = (await send(office, '/programmes/2024/circular-scans')).body;
    expect((await office.get('/programmes/2024/circular-scans')).body.items).toEqual([scan]);
    const read = await download(unit1, `/programmes/2024/circular-scans/${scan.original.id}`);
    expect(hashOf(read.bytes)).toBe(hashOf(photo));
  });

  it.each<[string, Uint8Array, string, Uint8Array]>([
    ['is no HEIC photo', aPdf(), 'IMG_1.HEIC', aJpg()],
    ['is cut short', photo.subarray(0, photo.length - 1), 'IMG_1.HEIC', aJpg()],
    ['is called another kind', photo, 'IMG_1.exe', aJpg()],
    ['belongs to no jpg', photo, 'IMG_1.HEIC', aPdf()],
    ['is empty', new Uint8Array(), 'IMG_1.HEIC', aJpg()],
  ])('that %s is refused, and nothing stays', async (_, original, name, jpg) => {
    const id = await aCase(api);
    const before = await onDisk();
    const reply = await send(unit1, `/applications/${id}/files`, original, name, jpg);
    expect(reply.status).toBe(422);
    expect(reply.body.code).toMatch(/^file(Disguised|Empty)$/);
    expect(await filesOf(unit1, id)).toEqual([]);
    expect(await onDisk()).toBe(before);
  });

  it('by itself is still told how to become a jpg', async () => {
    const id = await aCase(api);
    expect((await unit1.upload(id, 'IMG_1.HEIC', photo)).body).toMatchObject({ code: 'fileTypeNotAllowed' });
  });
});
