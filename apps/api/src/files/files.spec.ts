import { strToU8, zipSync } from 'fflate';
import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '../../../../test/support/client';
import { aCase } from '../../../../test/support/api/cases';
import { aDocx, aPdf, aPng } from '../../../../test/support/api/sample-files';
import { lockedZip, officeParts } from '../../../../test/support/api/odd-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a file', () => {
  let api: RunningApi;
  let unit1: Client;
  let draft: string;

  beforeAll(async () => {
    api = await startApi();
    unit1 = await api.as('unit1');
    draft = await aCase(api);
  }, 60_000);
  afterAll(() => api.stop());

  const upload = (name: string, bytes: Uint8Array) => unit1.upload(draft, name, bytes);
  const left = async () => (await readdir(join(api.filesDir, 'incoming')).catch(() => [])).length;

  it.each([
    ['承诺书.pdf', aPdf()],
    ['photo.PNG', aPng()],
    ['方案.docx', aDocx()],
  ])('%s is taken in, and comes back as the bytes it was', async (name, bytes) => {
    const { status, body } = await upload(name, bytes);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const cookie = unit1.cookie;
    const back = await fetch(`${api.base}/api/applications/${draft}/files/${body.id}`, {
      headers: { cookie },
    });
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
    expect(back.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(back.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('content-security-policy')).toBe(`default-src 'none'; sandbox`);
    expect(back.headers.get('cache-control')).toBe('no-store');
  });

  it('lies outside the web root under a name that says nothing', async () => {
    const { body } = await upload('营业执照.pdf', aPdf('licence'));
    const [row] = await api.sql('SELECT stored_as FROM file WHERE id = $1', [body.id]);
    expect(row.stored_as).toMatch(/^[0-9a-f]{2}\/[0-9a-f-]{36}$/);
    const page = await (await fetch(`${api.base}/${row.stored_as}`)).text(); // of the portal, as at any other address
    expect(page).not.toContain('%PDF');
  });

  const html = strToU8('<html><script>alert(1)</script></html>');
  const bomb = zipSync({
    '[Content_Types].xml': new Uint8Array(30 * 1024 * 1024),
    'word/document.xml': strToU8('x'),
  });

  it.each<[string, string, Uint8Array, number, string]>([
    ['is empty', 'a.pdf', new Uint8Array(), 422, 'fileEmpty'],
    ['is a page that calls itself a pdf', 'a.pdf', html, 422, 'fileDisguised'],
    [
      'is a pdf to one and a page to another',
      'a.pdf',
      strToU8(`%PDF-1.4\n<script>x</script>\n%%EOF`),
      422,
      'fileDisguised',
    ],
    ['is cut short', 'a.pdf', strToU8('%PDF-1.4\n1 0 obj'), 422, 'fileDisguised'],
    ['is a picture that calls itself a document', 'a.docx', aPng(), 422, 'fileDisguised'],
    [
      'is a zip that calls itself a document',
      'a.docx',
      zipSync({ 'a.txt': strToU8('x') }),
      422,
      'fileDisguised',
    ],
    ['is a document that calls itself a table', 'a.xlsx', aDocx(), 422, 'fileDisguised'],
    ['carries macros', 'a.docx', aDocx({ 'word/vbaProject.bin': strToU8('x') }), 422, 'fileDisguised'],
    ['climbs out of its folder', 'a.docx', aDocx({ '../../evil': strToU8('x') }), 422, 'fileDisguised'],
    ['inflates without end', 'a.docx', bomb, 422, 'fileDisguised'],
    ['has a password', 'a.docx', lockedZip(officeParts('docx')), 422, 'fileEncrypted'],
    ['is a page', 'a.html', html, 422, 'fileTypeNotAllowed'],
    ['is a picture with script', 'a.svg', html, 422, 'fileTypeNotAllowed'],
    ['has no extension', 'pdf', aPdf(), 422, 'fileTypeNotAllowed'],
    ['is called like a part of the language', 'a.constructor', aPdf(), 422, 'fileTypeNotAllowed'],
  ])('that %s is refused, and nothing stays', async (_, name, bytes, status, code) => {
    const before = await api.sql('SELECT count(*)::int AS n FROM file');
    expect(await upload(name, bytes)).toMatchObject({ status, body: { code } });
    expect(await api.sql('SELECT count(*)::int AS n FROM file')).toEqual(before);
    expect(await left()).toBe(0);
  });

  it('of more than 20 MB is refused while it comes in', async () => {
    const big = new Uint8Array(20 * 1024 * 1024 + 1);
    big.set(aPdf());
    expect(await upload('big.pdf', big)).toMatchObject({ status: 413, body: { code: 'fileTooLarge' } });
    expect(await left()).toBe(0);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\报告.pdf', '报告.pdf'],
    ['a\u202efdp.pdf', 'afdp.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(146)}.pdf`],
    [`长${'𠮷'.repeat(300)}.pdf`, `长${'𠮷'.repeat(72)}.pdf`],
    [`${'长'.repeat(143)}👨‍👩‍👧.pdf`, `${'长'.repeat(143)}.pdf`],
  ])('named %j keeps only what a name needs', async (given, kept) => {
    expect(await upload(given, aPdf())).toMatchObject({ status: 201, body: { name: kept } });
  });

  it('called by another kind of its family is kept under its right kind, with the name it came by', async () => {
    const { status, body } = await upload('现场.jpg', aPng());
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: '现场.png', sentName: '现场.jpg', mediaType: 'image/png' });
    const { files } = (await unit1.get(`/applications/${draft}`)).body;
    expect(files.find(({ id }: { id: string }) => id === body.id)).toMatchObject({ sentName: '现场.jpg' });
    const plain = await upload('现场.png', aPng());
    expect(plain.body).not.toHaveProperty('sentName');
  });

  it('must come as multipart, alone, and under its name', async () => {
    expect((await unit1.post(`/applications/${draft}/files`, {})).body.code).toBe('notMultipart');
    const none = new FormData();
    none.append('other', 'text');
    expect((await unit1.send('POST', `/applications/${draft}/files`, none)).body.code).toBe('fileMissing');
    const wrongField = new FormData();
    wrongField.append('__proto__', new Blob([new Uint8Array(aPdf())]), 'a.pdf');
    expect((await unit1.send('POST', `/applications/${draft}/files`, wrongField)).status).toBeLessThan(500);
  });

  it.each([
    ['a body that is no multipart', 'not multipart at all'],
    [
      'a part without an end',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
    ],
    ['headers without an end', `--x\r\n${'a: b\r\n'.repeat(5000)}`],
  ])('in %s is refused and the api lives on', async (_, body) => {
    const cookie = unit1.cookie;
    const reply = await fetch(`${api.base}/api/applications/${draft}/files`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' },
      body,
    });
    expect([400, 422]).toContain(reply.status);
    expect((await unit1.get('/me')).status).toBe(200);
    expect(await left()).toBe(0);
  });

  it('can be taken back from a draft, bytes and all', async () => {
    const { body } = await upload('again.pdf', aPdf('again'));
    const [{ stored_as }] = await api.sql('SELECT stored_as FROM file WHERE id = $1', [body.id]);
    expect((await unit1.delete(`/applications/${draft}/files/${body.id}`)).status).toBe(204);
    expect((await unit1.get(`/applications/${draft}/files/${body.id}`)).status).toBe(404);
    expect(await readdir(join(api.filesDir, stored_as.slice(0, 2))).catch(() => [])).not.toContain(
      stored_as.slice(3),
    );
  });

  it('is frozen once the application has been submitted', async () => {
    const submitted = await aCase(api, 'formalCheck');
    expect(await unit1.upload(submitted, 'late.pdf', aPdf())).toMatchObject({
      status: 409,
      body: { code: 'filesFrozen' },
    });
  });

  it('replaces an earlier one of its place, which stays; once, and nobody else’s', async () => {
    const id = await aCase(api, 'inspection');
    const inspector = await api.as('inspector1');
    const send = (client: Client, to: string, place: string) =>
      client.uploadTo(`/applications/${to}/files?replaces=${place}`, '现场.png', aPng());
    const first = (await inspector.upload(id, '现场.png', aPng())).body;
    expect(first.replaces).toBeNull();
    const later = await send(inspector, id, first.id);
    expect(later).toMatchObject({ status: 201, body: { replaces: first.id } });
    const { files } = (await inspector.get(`/applications/${id}`)).body;
    expect(files.map(({ id: one }: { id: string }) => one)).toEqual([first.id, later.body.id]);
    expect((await inspector.get(`/applications/${id}/files/${first.id}`)).status).toBe(200);

    const refused = { status: 409, body: { code: 'notReplaceable' } };
    expect(await send(inspector, id, first.id)).toMatchObject(refused);
    expect(await send(inspector, id, `${later.body.id}&itemId=C1`)).toMatchObject(refused);
    expect(await send(await api.as('jiaow'), id, later.body.id)).toMatchObject(refused);
    expect(await send(inspector, id, randomUUID())).toMatchObject(refused);
    const own = (await upload('草稿.png', aPng())).body;
    expect(await send(unit1, draft, own.id)).toMatchObject(refused); // a draft’s file is taken away instead
  });

  it('of the inspection is added by those who inspect, and read by the unit', async () => {
    const id = await aCase(api, 'inspection');
    const inspector = await api.as('inspector1');
    const { status, body } = await inspector.upload(id, '现场.png', aPng());
    expect(status).toBe(201);
    expect((await unit1.get(`/applications/${id}/files/${body.id}`)).status).toBe(200);
  });

  it('that the office keeps stays with the office: it may name an objector', async () => {
    const id = await aCase(api, 'publicNotice');
    const office = await api.as('office');
    const { body } = await office.upload(id, '异议书.pdf', aPdf());
    expect((await office.get(`/applications/${id}/files/${body.id}`)).status).toBe(200);
    for (const login of ['unit1', 'jiaow', 'inspector1', 'auditor']) {
      const client = await api.as(login);
      expect((await client.get(`/applications/${id}/files/${body.id}`)).status).toBe(404);
      expect((await client.get(`/applications/${id}`)).body.files).toEqual([]);
    }
  });

  it('is one of at most 100', async () => {
    const full = await aCase(api);
    await api.sql(
      `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
       SELECT $1, $2, 'a.pdf', 'application/pdf', 1, repeat('0', 64), 'x/' || n FROM generate_series(1, 100) n`,
      [full, api.idOf('unit1')],
    );
    expect((await unit1.upload(full, 'more.pdf', aPdf())).body.code).toBe('tooManyFiles');
  });
});
