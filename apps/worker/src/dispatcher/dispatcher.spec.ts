import { createPool } from '@app/database';
import { createMailer, type Mailer } from '@app/mail';
import { simpleParser } from 'mailparser';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { ScriptedSmtp } from '../../../../libs/mail/src/testing/scripted-smtp';
import { aSchool } from '../../../../test/support/builders';
import { freshDatabase } from '../../../../test/support/database';
import { insertMail, insertStory, seedSchool } from '../../../../libs/database/src/testing/rows';
import { Dispatcher } from './dispatcher';
import { leaseMails, settleMail } from './outbox';

const TO = 'unit1@example.cn';

describe('the dispatcher', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let owner: Pool;
  let pool: Pool;
  let smtp: ScriptedSmtp;
  let mailer: Mailer;
  let dispatchers: Dispatcher[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await insertStory(pool);
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  beforeEach(async () => {
    await owner.query('DELETE FROM outbox');
    smtp = await ScriptedSmtp.start();
    mailer = createMailer({ url: smtp.url, from: 'wufei@localhost', timeoutMs: 1000 });
  });

  afterEach(async () => {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
    dispatchers = [];
    mailer.close();
    await smtp.stop();
  });

  function dispatch(attempts = 100): void {
    const dispatcher = new Dispatcher({
      pool,
      mailer,
      log: pino({ level: 'silent' }),
      publicUrl: 'https://wufei.example.cn',
      host: 'wufei.example.cn',
      typeNameOf: () => '无废学校',
      backoff: { firstMs: 50, maxMs: 200, attempts },
    });
    dispatchers.push(dispatcher);
    dispatcher.start();
  }

  const row = async (id: number) => (await pool.query('SELECT * FROM outbox WHERE id = $1', [id])).rows[0];

  async function becomes(id: number, expected: Record<string, unknown>): Promise<void> {
    const until = Date.now() + 10_000;
    for (;;) {
      const found = await row(id);
      const as = Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]));
      if (JSON.stringify(as) === JSON.stringify(expected)) return;
      if (Date.now() > until) expect(as).toEqual(expected);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const messageIds = () => smtp.received.map(({ message }) => /^Message-ID:\s*(\S+)/m.exec(message)![1]);

  it('sends what is due, once, however many replicas look for it', async () => {
    const ids = [];
    for (let i = 0; i < 30; i += 1) ids.push(await insertMail(pool, `unit${i}@example.cn`));
    for (let i = 0; i < 3; i += 1) dispatch();
    for (const id of ids)
      await becomes(id, { status: 'sent', attempts: 1, last_error: null, leased_until: null });
    expect(smtp.received).toHaveLength(30);
    expect(new Set(messageIds()).size).toBe(30);
  });

  it('tries again after a temporary failure, with growing pauses, until it is sent', async () => {
    smtp.script = () => (smtp.asked.length < 3 ? { RCPT: '451 later' } : {});
    const id = await insertMail(pool, TO);
    dispatch();
    await becomes(id, { status: 'sent', attempts: 3 });
    expect(smtp.received).toHaveLength(1);
  });

  it('keeps a mail while no server can be reached', async () => {
    const { url } = smtp;
    await smtp.stop();
    const id = await insertMail(pool, TO);
    dispatch();
    await becomes(id, { attempts: 3 });
    expect(['queued', 'sending']).toContain((await row(id)).status);
    expect(url).toMatch(/^smtp/);
    smtp = await ScriptedSmtp.start();
  });

  it('gives a mail up after the last attempt, with the reason', async () => {
    smtp.script = () => ({ RCPT: '452 full' });
    const id = await insertMail(pool, TO);
    dispatch(2);
    await becomes(id, { status: 'failed', attempts: 2, last_error: '452' });
  });

  it('records a refusal for good and goes on with the next', async () => {
    smtp.script = (to) => (to.startsWith('gone') ? { RCPT: '550 nobody' } : {});
    const gone = await insertMail(pool, 'gone@example.cn');
    const kept = await insertMail(pool, TO);
    dispatch();
    await becomes(gone, { status: 'bounced', attempts: 1, last_error: '550' });
    await becomes(kept, { status: 'sent', attempts: 1 });
  });

  it('never asks the server about an address that is none', async () => {
    const id = await insertMail(pool, 'a@x.cn, evil@y.cn');
    dispatch();
    await becomes(id, { status: 'bounced', last_error: 'address' });
    expect(smtp.asked).toEqual([]);
  });

  it('sends at most once more when the connection is cut after the last byte, under the same Message-ID', async () => {
    smtp.script = () => ({ end: 'cut' });
    const id = await insertMail(pool, TO);
    dispatch();
    await becomes(id, { status: 'uncertain', attempts: 2, next_attempt_at: Infinity, leased_until: null });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await becomes(id, { status: 'uncertain', attempts: 2 });
    expect(smtp.received).toHaveLength(2);
    expect(new Set(messageIds()).size).toBe(1);
  });

  it('sends once more what a dead process had under way, and not again should the next die too', async () => {
    const id = await insertMail(pool, TO);
    const [first] = await leaseMails(pool, 5, 50); // and dies
    expect(first).toMatchObject({ id, attempts: 1, uncertain: false });
    expect(await leaseMails(pool, 5, 50)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const [second] = await leaseMails(pool, 5, 50); // and dies
    expect(second).toMatchObject({ id, attempts: 2, uncertain: true });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await leaseMails(pool, 5, 50)).toEqual([]);
    await settleMail(pool, first!, { status: 'sent' }); // the first was only slow: too late, it does not count
    expect(await row(id)).toMatchObject({ status: 'uncertain', attempts: 2 });
  });

  it('survives a notice that it has no words for', async () => {
    const id = await insertMail(pool, TO, { kind: 'ofTomorrow' as never });
    const kept = await insertMail(pool, TO);
    dispatch(2);
    await becomes(kept, { status: 'sent' });
    await becomes(id, { status: 'failed', last_error: 'render' });
  });

  it('goes on after PostgreSQL was away, and stops when asked while idle', async () => {
    const broken = jest.spyOn(pool, 'query').mockRejectedValueOnce(new Error('ECONNREFUSED') as never);
    dispatch();
    const id = await insertMail(pool, TO);
    await becomes(id, { status: 'sent' });
    broken.mockRestore();
    const began = Date.now();
    await dispatchers[0]!.stop();
    expect(Date.now() - began).toBeLessThan(500);
  });

  it('writes what happened, until when, and where to look', async () => {
    const id = await insertMail(pool, TO, { eventSeq: 4, kind: 'taskOpened', seat: 'department:JIAOW' });
    dispatch();
    await becomes(id, { status: 'sent' });
    const { subject, text, messageId } = await simpleParser(smtp.received[0]!.message);
    expect(subject).toBe('【无废细胞】待办:牵头部门初审(YB-2024-SCHOOL-0001)');
    expect(text).toContain('截止时间:2024年9月30日(星期一)24时');
    expect(text).toContain(`https://wufei.example.cn/applications/${aSchool().id}`);
    expect(messageId).toMatch(/^<.+@wufei\.example\.cn>$/);
  });
});
