import { Directories, leaseScans } from '@app/database';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { aCase, aObligation } from '../../../../../test/support/api/cases';
import {
  describeWithClamd,
  type RunningClamd,
  startClamd,
  TEST_VIRUS,
  TEST_VIRUS_NAME,
} from '../../../../../test/support/api/clamd';
import { anAttachment, aPdfWith } from '../../../../../test/support/api/attached';
import { lockedZip, officeParts } from '../../../../../test/support/api/odd-files';
import { aPdf } from '../../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';
import type { Client } from '../../../../../test/support/client';
import type { LeasedMail } from '../../../../worker/src/dispatcher/outbox';
import { wordsOf } from '../../../../worker/src/dispatcher/words';
import { FileStore } from '../store';
import { ScanSweep } from './scan-sweep';
import { Scanner } from './scanner';

/** The daemon takes no more in one piece. */
const LIMIT = 1024 * 1024;

describeWithClamd('with a virus scanner', () => {
  let clamd: RunningClamd;
  let api: RunningApi;
  let unit1: Client;
  let office: Client;
  let draft: string;
  let sweep: ScanSweep;

  beforeAll(async () => {
    clamd = await startClamd([`StreamMaxLength ${LIMIT}`]);
    api = await startApi({ env: { CLAMD_ADDRESS: clamd.address } });
    unit1 = await api.as('unit1');
    office = await api.as('office');
    await api.app.get(ScanSweep).stop(); // rounds are made by hand
    sweep = new ScanSweep({
      pool: api.pool,
      store: new FileStore(api.filesDir),
      scanner: new Scanner(clamd.address),
      log: pino({ level: 'silent' }),
    });
    draft = await aCase(api);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await clamd?.close();
  });

  const infected = () => aPdf(TEST_VIRUS);
  const path = (id: string, of = draft) => `/applications/${of}/files/${id}`;
  const rowOf = async (id: string) =>
    (
      await api.sql(
        'SELECT s.*, f.stored_as FROM file_scan s JOIN file f ON f.id = s.file_id WHERE file_id = $1',
        [id],
      )
    )[0];
  /** Keeps a file as it was kept before there was a scanner. */
  const keptEarlier = async (name: string, bytes: Uint8Array | undefined, home = draft): Promise<string> => {
    const at = randomUUID();
    mkdirSync(join(api.filesDir, at.slice(0, 2)), { recursive: true });
    if (bytes) writeFileSync(join(api.filesDir, at.slice(0, 2), at), bytes);
    const [{ id }] = await api.sql(
      `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES ($1, $2, $3, 'application/pdf', 1, $4, $5) RETURNING id`,
      [home, api.idOf('unit1'), name, '0'.repeat(64), `${at.slice(0, 2)}/${at}`],
    );
    return id;
  };
  const inCorrection = async (): Promise<string> => {
    const id = await aCase(api, 'formalCheck');
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['承诺书'] });
    return id;
  };
  const onDisk = () =>
    readdirSync(api.filesDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

  it('a file is scanned before its sender has an answer, and is read', async () => {
    expect(unit1.me.virusScan).toBe(true);
    const { status, body } = await unit1.upload(draft, '证明.pdf', aPdf());
    expect([status, body.scan]).toEqual([201, 'clean']);
    expect((await unit1.get(path(body.id))).status).toBe(200);
    expect((await unit1.get(`/applications/${draft}`)).body.files).toMatchObject([
      { id: body.id, scan: 'clean' },
    ]);
  });

  it.each<[string, () => Promise<[Client, string]>]>([
    ['an application', async () => [unit1, `/applications/${draft}/files`]],
    ['an obligation', async () => [office, `/obligations/${await aObligation(api)}/files`]],
    ['a circular', async () => [office, '/programmes/2024/circular-scans']],
  ])('a virus among the files of %s is told at once, and nothing stays', async (_, place) => {
    const [client, at] = await place();
    const before = [onDisk(), await api.sql('SELECT count(*) FROM file')];
    const reply = await client.uploadTo(at, '证明.pdf', infected());
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'fileInfected', facts: { finding: TEST_VIRUS_NAME } },
    });
    expect(reply.body.detail).toMatch(/带有病毒，没有保存。.*再上传。$/);
    expect([onDisk(), await api.sql('SELECT count(*) FROM file')]).toEqual(before);
  });

  it('a verdict that cannot be recorded takes no bytes away: the sweep scans the file', async () => {
    await api.sql(
      `CREATE TRIGGER no_verdict BEFORE UPDATE ON file_scan FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    const reply = await unit1
      .upload(draft, '未记下.pdf', aPdf('no verdict'))
      .finally(() => api.sql('DROP TRIGGER no_verdict ON file_scan'));
    expect(reply.status).toBeGreaterThanOrEqual(500);
    const [{ id }] = await api.sql(`SELECT id FROM file WHERE name = '未记下.pdf'`);
    await sweep.round();
    expect(await rowOf(id)).toMatchObject({ state: 'clean' });
    expect((await unit1.get(path(id))).status).toBe(200);
  });

  it('what is attached to a pdf is scanned, also where the daemon does not unpack it', async () => {
    const attached = aPdfWith(anAttachment(Buffer.from(TEST_VIRUS)));
    expect((await unit1.upload(draft, '附件.pdf', attached)).body.code).toBe('fileInfected');
    const before = await keptEarlier('附件.pdf', attached);
    await sweep.round();
    expect(await rowOf(before)).toMatchObject({ state: 'infected' });
  });

  it('that is silent, files are kept and read by nobody; once it answers they are scanned', async () => {
    await clamd.stop();
    const id = await inCorrection();
    const { status, body: good } = await unit1.upload(id, '一.pdf', aPdf('one'));
    const { body: bad } = await unit1.upload(id, '二.pdf', infected());
    expect([status, good.scan, bad.scan]).toEqual([201, 'unscanned', 'unscanned']);
    await sweep.round();
    const [{ silent_since }] = await api.sql('SELECT silent_since FROM virus_scanner');
    expect(silent_since).not.toBeNull();
    expect(await rowOf(good.id)).toMatchObject({ state: 'unscanned', attempts: 0 });
    for (const file of [good, bad])
      expect(await unit1.get(path(file.id, id))).toMatchObject({
        status: 409,
        body: { code: 'fileUnscanned' },
      });

    await clamd.start();
    await sweep.round();
    expect(await rowOf(good.id)).toMatchObject({ state: 'clean' });
    expect(await rowOf(bad.id)).toMatchObject({ state: 'infected' });
    expect((await unit1.get(path(good.id, id))).status).toBe(200);
    expect(await unit1.get(path(bad.id, id))).toMatchObject({
      status: 409,
      body: { code: 'fileQuarantined' },
    });
    expect(await api.sql('SELECT silent_since FROM virus_scanner')).toEqual([{ silent_since: null }]);

    const { stored_as, finding } = await rowOf(bad.id);
    expect(finding).toBe(TEST_VIRUS_NAME);
    expect(existsSync(join(api.filesDir, stored_as))).toBe(false);
    const aside = join(api.filesDir, 'quarantine', stored_as.slice(3));
    expect(readFileSync(aside).equals(infected())).toBe(true);
    const told = { kind: 'fileInfected', recipient: 'unit1@wufei.example', seat: 'applicant' };
    expect(await api.sql('SELECT kind, recipient, seat FROM outbox WHERE scan = $1', [bad.id])).toEqual([
      told,
    ]);
    expect((await unit1.get('/me/notices')).body.items[0]).toMatchObject({
      title: expect.stringMatching(/^文件有病毒：二\.pdf（申报 \S+，.+）$/),
      path: `/applications/${id}`,
    });
    const [mail] = await api.sql('SELECT id FROM outbox WHERE scan = $1', [bad.id]);
    const directories = new Directories(api.pool);
    const words = { pool: api.pool, publicUrl: 'https://wufei.example.cn', directories };
    const { text } = await wordsOf({ ...mail, scan: bad.id } as LeasedMail, words);
    expect(text).toMatch(/您上传的“二\.pdf”（申报 \S+，.+）查出病毒，已经隔离/);
  });

  it('a virus among what is handed in is removed or replaced first', async () => {
    const id = await inCorrection();
    const bad = await keptEarlier('坏.pdf', infected(), id);
    await sweep.round();
    const refused = await unit1.act(id, { type: 'resubmit' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'filesInfected' } });
    expect(refused.body.detail).toBe('“坏.pdf”查出病毒，请移除或换一版后再提交。');
    const better = await unit1.uploadTo(`/applications/${id}/files?replaces=${bad}`, '好.pdf', aPdf());
    expect(better.status).toBe(201);
    expect((await unit1.act(id, { type: 'resubmit' })).status).toBe(200);
  });

  it('a virus is removed from a draft with its bytes', async () => {
    const bad = await keptEarlier('坏.pdf', infected());
    await sweep.round();
    const aside = join(api.filesDir, 'quarantine', (await rowOf(bad)).stored_as.slice(3));
    expect(existsSync(aside)).toBe(true);
    expect((await unit1.delete(path(bad))).status).toBe(204);
    expect(existsSync(aside)).toBe(false);
  });

  it('that is silent for long, the office is told, once for each silence; it is seen where operators look', async () => {
    const ready = async () => (await fetch(`${api.base}/api/health/ready`)).json();
    const silences = () => api.sql(`SELECT recipient FROM outbox WHERE kind = 'scannerSilent'`);
    expect(await ready()).toMatchObject({ status: 'ok', virusScan: 'ok' });
    await clamd.stop();
    await sweep.round();
    expect(await silences()).toEqual([]);
    await api.sql(`UPDATE virus_scanner SET silent_since = now() - interval '31 minutes'`);
    await sweep.round();
    await sweep.round();
    expect(await silences()).toEqual([{ recipient: 'office@wufei.example' }]);
    expect((await office.get('/me/notices')).body.items[0]).toMatchObject({
      kind: 'scannerSilent',
      path: '/virus-scan',
    });
    expect(await ready()).toMatchObject({ status: 'ok', virusScan: 'down' });
    expect((await office.get('/virus-scan')).body.silentSince).toMatch(/T.*\+08:00$/);
    await clamd.start();
    await sweep.round();
    expect((await office.get('/virus-scan')).body).toMatchObject({ isOn: true, silentSince: null });
  });

  it('office and auditor see what waits and what is not given out, but nothing of drafts', async () => {
    const submitted = await aCase(api, 'formalCheck');
    const good = await keptEarlier('好.pdf', aPdf());
    const draftBad = await keptEarlier('草稿.pdf', infected());
    await sweep.round();
    const bad = await keptEarlier('坏.pdf', infected(), submitted);
    await sweep.round();
    expect([await rowOf(good), await rowOf(bad), await rowOf(draftBad)]).toMatchObject(
      ['clean', 'infected', 'infected'].map((state) => ({ state })),
    );
    for (const reader of [office, await api.as('auditor')]) {
      const { waiting, stopped } = (await reader.get('/virus-scan')).body;
      expect(waiting).toBe(0);
      expect(stopped[0]).toMatchObject({
        ...{ id: bad, name: '坏.pdf', scan: 'infected', finding: TEST_VIRUS_NAME },
        path: `/applications/${submitted}`,
      });
      expect(stopped.map(({ id }: { id: string }) => id)).not.toContain(draftBad);
      expect(stopped[0].place).toMatch(/^申报 \S+，.+/);
    }
    const { files } = (await (await api.as('jiaow')).get(`/applications/${submitted}`)).body;
    expect(files).toMatchObject([{ id: bad, scan: 'infected' }]);
  });

  it('files from before it wait for their turn; each is scanned once, whoever sweeps', async () => {
    await clamd.stop();
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) ids.push(await keptEarlier(`${i}.pdf`, aPdf(`${i}`)));
    expect((await unit1.get(path(ids[0]!))).body.code).toBe('fileUnscanned');
    await clamd.start();
    await Promise.all([sweep.round(), sweep.round(), sweep.round()]);
    for (const id of ids) {
      expect(await rowOf(id)).toMatchObject({ state: 'clean', attempts: 1 });
    }
  });

  it('what a process left half done is taken up after its lease', async () => {
    await clamd.stop();
    const id = await keptEarlier('leased.pdf', aPdf());
    expect(await leaseScans(api.pool, 1, 0)).toMatchObject([{ fileId: id, attempts: 1 }]);
    await clamd.start();
    await sweep.round();
    expect(await rowOf(id)).toMatchObject({ state: 'clean', attempts: 2 });
  });

  it('what it calls clean without looking in is not: a password', async () => {
    const id = await keptEarlier('旧.docx', lockedZip(officeParts('docx')));
    await sweep.round();
    expect(await rowOf(id)).toMatchObject({ state: 'unscannable' });
    expect(await unit1.get(path(id))).toMatchObject({ status: 409, body: { code: 'fileUnscannable' } });
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'is larger than it takes',
      'tooLarge',
      async () => (await unit1.upload(draft, '大.pdf', large())).body.id,
    ],
    ['has no bytes', 'missing', () => keptEarlier('gone.pdf', undefined)],
  ])('a file that %s is not scanned, and waits', async (_, fault, kept) => {
    const id = await kept();
    await sweep.round();
    expect(await rowOf(id)).toMatchObject({ state: 'unscanned', fault, attempts: 1 });
    expect((await unit1.get(path(id))).body.code).toBe('fileUnscanned');
  });

  it('bytes go out by one way only', () => {
    const sources = readdirSync(join(__dirname, '../..'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .filter((file) =>
        /[sS]tore\.(read|bytesOfKept)\(/.test(readFileSync(join(__dirname, '../..', file), 'utf8')),
      );
    expect(sources.sort()).toEqual(['files/kept-files.ts', 'files/scan/scan-sweep.ts']);
  });
});

function large(): Uint8Array {
  return aPdf('x'.repeat(LIMIT + 1));
}
