import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { named, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { saveCommandInput } from '../lives/command.query';
import { findHeads, findLinked } from './evidence.query';
import { recordStep } from '../lives/record-step';
import { findSeals, sealDay } from './seals.query';
import {
  asSchool,
  insertDraft,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
  stepOf,
} from '../../../../test/support/database/rows';

describe('the chains of the record', () => {
  let database: Database;
  let owner: Pool;
  let app: Pool;
  const first = schoolOf(1).number;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    app = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 0)');
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await database.drop();
  });

  const fileOf = (id: string, sha: string) =>
    app.query(
      `INSERT INTO file (application_id, uploaded_by, name, media_type, size, sha256, stored_as)
       VALUES ($1, $2, '张三的材料.pdf', 'application/pdf', 1, $3, $4)`,
      [id, people.applicant, sha.repeat(64), randomUUID()],
    );

  it('begin with the case and the files of its draft, and have every event, decision and file after them', async () => {
    const story = asSchool(1, named());
    await insertDraft(app, story);
    await fileOf(story.app.id, 'a');
    await recordStep(app, 'application', { ...stepOf(story), notifications: [] });
    await fileOf(story.app.id, 'b');
    const kinds = (await findLinked(app, [first])).map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['case', 'file', 'event']);
    expect(kinds.filter((kind) => kind === 'event')).toHaveLength(story.events.length);
    expect(kinds.filter((kind) => kind === 'decision')).toHaveLength(3);
    expect(kinds.at(-1)).toBe('file');
  });

  it('are right: each hash covers its record and the one before', async () => {
    const [{ length, hash: end } = { length: 0, hash: '' }] = (await findHeads(app, 2024)).filter(
      ({ chain }) => chain === first,
    );
    let before = '';
    const records = await findLinked(app, [first]);
    records.forEach(({ hash, ...record }, i) => {
      expect(record.position).toBe(i + 1);
      const { chain, position, kind, at, recordedAt, text } = record;
      const lines = [before, chain, position, kind, at, recordedAt, text].join('\n');
      expect(hash).toBe(`sha256:${createHash('sha256').update(lines).digest('hex')}`);
      before = hash;
    });
    expect([length, end]).toEqual([records.length, before]);
  });

  it('name no person and show no text, and prove what was written', async () => {
    const story = asSchool(2, named());
    await insertStory(app, story);
    const command = randomUUID();
    const about = { kind: 'application', id: story.app.id } as const;
    const input = { commandId: command, ...about, actorId: people.office, bodyHash: 'h' };
    await saveCommandInput(app, { ...input, body: { text: '李四很满意' } });
    await recordStep(app, 'application', {
      ...stepBy(story, 'office', { type: 'reportToCity' }, command),
      notifications: [],
    });
    const records = await findLinked(app, [story.app.number]);
    const text = JSON.stringify(records);
    for (const secret of ['张三', '李四', '张明', '13800000000', 'example.cn'])
      expect(text).not.toContain(secret);
    const bodies = records.map((record) => JSON.parse(record.text) as Record<string, unknown>);
    const reported = bodies.find(({ type }) => type === 'reportedToCity')!;
    expect(reported.input).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('record with a decision which files the deciders could see', async () => {
    const { rows } = await app.query(
      `SELECT d.files_hash FROM decision d JOIN application a ON a.id = d.application_id WHERE a.number = $1`,
      [first],
    );
    const hash = createHash('sha256').update('a'.repeat(64)).digest('hex');
    expect(rows.map((row) => row.files_hash)).toEqual(Array(3).fill(`sha256:${hash}`));
  });

  it('are not written or changed by the process, nor a link by anybody', async () => {
    for (const act of [
      `UPDATE chain_link SET hash = 'x'`,
      `DELETE FROM chain_link`,
      `UPDATE chain_head SET hash = 'x'`,
      `INSERT INTO chain_link VALUES ('x', 1, 'event', '1', 'sha256', 'x')`,
      `UPDATE daily_seal SET root = 'x'`,
    ]) {
      await expect(app.query(act)).rejects.toThrow(/permission denied/);
    }
    for (const act of [
      `UPDATE chain_link SET hash = 'x'`,
      `DELETE FROM chain_head`,
      `UPDATE chain_head SET hash = 'x'`,
    ]) {
      await expect(owner.query(act)).rejects.toThrow('does not allow');
    }
  });

  it('stay linear under concurrent writes', async () => {
    const story = asSchool(3, named());
    await insertStory(app, story);
    await Promise.all(Array.from({ length: 20 }, (_, i) => fileOf(story.app.id, (i % 10).toString())));
    const records = await findLinked(app, [story.app.number]);
    expect(records.map(({ position }) => position)).toEqual(records.map((_, i) => i + 1));
    expect(records.filter(({ kind }) => kind === 'file')).toHaveLength(20);
  });

  describe('are sealed by the day', () => {
    const at = Date.parse('2024-10-01T00:00:30+08:00');
    const seal = (day: string) => sealDay(app, { year: 2024, day, at });

    it('once, also when several processes seal at the same time', async () => {
      const seals = await Promise.all(['2024-09-30', '2024-09-30', '2024-09-30'].map(seal));
      const [one, ...others] = seals.filter(Boolean);
      expect(others).toEqual([]);
      const heads = await findHeads(app, 2024);
      expect(one).toMatchObject({ name: '2024-09-30', at, previous: '', chains: heads.length });
      const lines = heads.map(({ chain, length, hash }) => `${chain}\t${length}\t${hash}\n`).join('');
      const root = createHash('sha256').update(`2024-09-30\n${at}\n\n${lines}`).digest('hex');
      expect(one!.root).toBe(`sha256:${root}`);
      expect(await findSeals(app, 2024)).toEqual([one]);
    });

    it('each covers the previous seal and the grown chains; none without growth, none for an earlier day', async () => {
      expect(await seal('2024-10-01')).toBeUndefined();
      await fileOf(schoolOf(1).id, 'c');
      expect(await seal('2024-09-29')).toBeUndefined();
      const next = await seal('2024-10-01');
      const [before] = await findSeals(app, 2024);
      expect(next).toMatchObject({ previous: before!.root, changed: [[first, expect.any(Number)]] });
    });
  });
});
