import { createPool, type DigestPayload, Directories } from '@app/database';
import { endOfDay, nineOn, startOfDay } from '@app/domain';
import { createMailer, type Mailer } from '@app/mail';
import { simpleParser } from 'mailparser';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { ScriptedSmtp } from '../../../../test/support/mail/scripted-smtp';
import { aSchool, people } from '../../../../test/support/builders';
import { freshDatabase } from '../../../../test/support/database';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import { insertMail, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { Dispatcher } from './dispatcher';
import { handOver, leaseMails, LeaseLost, settleMail } from './outbox';

const TO = 'unit1@example.cn';
const MORNING = nineOn('2024-09-03');
const NOW = { at: MORNING, open: true };

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
    await seedSchool(owner, MORNING);
    await insertStory(pool);
    await owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.2', 2024, $1, '2024-08-28')`,
      [{ cellTypes: [{ code: 'SCHOOL', name: '无废学校', target: { value: 4 }, leads: ['JIAOW', 'JGSW'] }] }],
    );
    await insertObligation(pool, obligationStory(1).create('2025-04-30').on('2025-04-25'));
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  beforeEach(async () => {
    await owner.query('DELETE FROM outbox');
    smtp = await ScriptedSmtp.start();
    mailer = createMailer({ url: smtp.url, from: 'wufei@localhost', timeoutMs: 5000 });
  });

  afterEach(async () => {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()));
    dispatchers = [];
    mailer.close();
    await smtp.stop();
  });

  /** Queues a digest; returns its id. */
  async function queueDigest(user: string, recipient: string, seat: string, payload: DigestPayload) {
    const { rows } = await owner.query(
      `INSERT INTO outbox (digest_user, digest_on, payload, kind, recipient, seat, send_at)
       VALUES ($1, '2024-09-03', $2, 'digest', $3, $4, $5) RETURNING id`,
      [user, JSON.stringify(payload), recipient, seat, new Date(MORNING)],
    );
    return rows[0].id;
  }

  function dispatch(attempts = 100, now?: () => number): void {
    const dispatcher = new Dispatcher({
      pool,
      mailer,
      log: pino({ level: 'silent' }),
      publicUrl: 'https://wufei.example.cn',
      host: 'wufei.example.cn',
      directories: new Directories(pool),
      backoff: { firstMs: 50, maxMs: 200, attempts },
      now,
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

  it('sends again what a dead process had not handed over, as if nothing had been', async () => {
    const id = await insertMail(pool, TO);
    for (let attempts = 1; attempts <= 3; attempts += 1) {
      expect(await leaseMails(pool, 5, 60_000, NOW)).toMatchObject([{ id, attempts, handedOver: 0 }]); // and the process dies
      expect(await leaseMails(pool, 5, 60_000, NOW)).toEqual([]);
      await pool.query('UPDATE outbox SET leased_until = now(), next_attempt_at = now() WHERE id = $1', [id]); // the lease ends
    }
    dispatch();
    await becomes(id, { status: 'sent', attempts: 4, handed_over: 0, doubted_at: null });
    expect(smtp.received).toHaveLength(1);
  });

  it('sends once more what a dead process had handed over, and not again should the next die so too', async () => {
    const id = await insertMail(pool, TO);
    const [first] = await leaseMails(pool, 5, 50, NOW);
    await handOver(pool, first!); // and the process dies
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await leaseMails(pool, 5, 50, NOW)).toEqual([]);
    const [second] = await leaseMails(pool, 5, 50, NOW, 'doubtful');
    expect(second).toMatchObject({ id, attempts: 2, handedOver: 1 });
    expect(await row(id)).toMatchObject({ status: 'uncertain', doubted_at: expect.any(Date) });
    await handOver(pool, second!); // and the process dies
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await leaseMails(pool, 5, 50, NOW, 'doubtful')).toEqual([]);
    await settleMail(pool, first!, { status: 'sent' }); // a late outcome does not count
    expect(await row(id)).toMatchObject({ status: 'uncertain', attempts: 2, handed_over: 2 });
  });

  it('lets nothing go from a process that was so slow that another has taken the mail over', async () => {
    const id = await insertMail(pool, TO);
    const [slow] = await leaseMails(pool, 5, 50, NOW);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const [other] = await leaseMails(pool, 5, 5000, NOW);
    await expect(handOver(pool, slow!)).rejects.toThrow(LeaseLost);
    await handOver(pool, other!);
    expect(await row(id)).toMatchObject({ status: 'sending', attempts: 2, handed_over: 1 });
  });

  it('leaves a mail alone until its moment in programme time', async () => {
    const id = await insertMail(pool, TO);
    await owner.query('UPDATE outbox SET send_at = $2 WHERE id = $1', [id, new Date(MORNING + 60_000)]);
    dispatch();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await leaseMails(pool, 5, 50, { at: MORNING + 59_999, open: true })).toEqual([]);
    expect(await leaseMails(pool, 5, 50, { at: MORNING + 60_000, open: true })).toHaveLength(1);
  });

  it.each([
    ['before nine', nineOn('2024-09-03') - 60_000],
    ['on a Saturday', startOfDay('2024-09-07') + 12 * 3_600_000],
    ['in the national holiday', nineOn('2024-10-03')],
  ])('sends nothing %s, though it was kept waiting since a working day', async (_, moment) => {
    const id = await insertMail(pool, TO);
    const ahead = moment - MORNING;
    dispatch(100, () => Date.now() + ahead);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0 });
    await dispatchers[0]!.stop();
    dispatch(); // and it is a working day again
    await becomes(id, { status: 'sent' });
  });

  it('sends what was due on the way when the programme clock was moved into the night', async () => {
    const moved = await freshDatabase();
    const own = createPool(moved.ownerUrl);
    await seedSchool(own);
    await own.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [
      MORNING - Date.now(),
    ]);
    await insertStory(own);
    const id = await insertMail(own, TO);
    await own.query('UPDATE outbox SET send_at = $1', [new Date(nineOn('2024-09-05'))]);
    const night = { at: endOfDay('2024-09-06'), open: false };
    expect(await leaseMails(own, 5, 50, night)).toEqual([]);
    await own.query('UPDATE programme_clock SET offset_ms = $1', [night.at - Date.now()]);
    expect(await leaseMails(own, 5, 50, night)).toMatchObject([{ id }]);
    await own.query(`UPDATE outbox SET status = 'queued', next_attempt_at = now(), send_at = $1`, [
      new Date(night.at + 120_000), // after the landing
    ]);
    expect(await leaseMails(own, 5, 50, { at: night.at + 300_000, open: false })).toEqual([]);
    await own.end();
    await moved.drop();
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
    expect(subject).toBe('【无废细胞】待办：牵头部门初审（YB-2024-SCHOOL-0001）');
    expect(text).toContain('截止时间：2024年9月30日（星期一）24时');
    expect(text).toContain(`https://wufei.example.cn/applications/${aSchool().id}`);
    expect(messageId).toMatch(/^<.+@wufei\.example\.cn>$/);
  });

  const mailAs = async (n = 0) => {
    const { subject, text, messageId } = await simpleParser(smtp.received[n]!.message);
    return { subject, text, messageId };
  };

  it('writes of an obligation what is missing, until when, and where to look', async () => {
    const { rows } = await owner.query(
      `INSERT INTO outbox (obligation_id, event_seq, kind, recipient, seat, send_at)
       SELECT obligation_id, seq, 'dutyReminder', 'jgsw@example.cn', 'department:JGSW', '-infinity'
         FROM obligation_event WHERE type = 'reminded' AND data ->> 'seat' = 'department:JGSW' ORDER BY seq DESC LIMIT 1
       RETURNING id, obligation_id, event_seq`,
    );
    dispatch();
    await becomes(rows[0].id, { status: 'sent' });
    const { subject, text, messageId } = await mailAs();
    expect(subject).toContain('自评估');
    expect(text).toContain('还有2项待填报');
    expect(text).toContain('2025年4月24日（星期四）');
    expect(text).toContain(`https://wufei.example.cn/obligations/${rows[0].obligation_id}`);
    expect(messageId).toMatch(new RegExp(`^<${rows[0].obligation_id}-${rows[0].event_seq}-dutyReminder-`));
  });

  it('writes a digest from the lines of its morning', async () => {
    const payload: DigestPayload = {
      day: '2024-09-03',
      items: [
        {
          path: '/applications/a1',
          task: { number: 'YB-1', unitName: '实验小学', cellType: 'SCHOOL', clock: 'formalCheck' },
          dueOn: '2024-09-02',
          daysLeft: -1,
        },
        {
          path: '/obligations/o1',
          obligation: { kind: 'quarterlyDispatch', about: '2024Q3', missing: 3 },
          dueOn: '2024-09-10',
          daysLeft: 5,
        },
      ],
    };
    const id = await queueDigest(people.jiaow, 'jiaow@example.cn', 'department:JIAOW', payload);
    dispatch();
    await becomes(id, { status: 'sent' });
    const { subject, text, messageId } = await mailAs();
    expect(subject).toBe('【无废细胞】每日待办：已逾期1件，待办1件');
    expect(text).toContain('形式审查：实验小学，无废学校，YB-1，截止2024年9月2日（星期一），逾期1个工作日');
    expect(text).toContain('2024年第三季度调度（还有3项待填报），截止2024年9月10日（星期二），剩余5个工作日');
    expect(text).toContain('https://wufei.example.cn/obligations/o1');
    expect(messageId).toMatch(new RegExp(`^<${people.jiaow}-2024-09-03-digest-`));
    expect(text).not.toContain('封存值');
  });

  it('tells the office in its digest the roots that were kept with it, one line a day', async () => {
    const [one, other] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`) as [string, string];
    const seals = [
      { year: 2024, day: '2024-08-30', root: one },
      { year: 2024, day: '2024-09-02', root: other },
    ];
    const payload: DigestPayload = { day: '2024-09-03', items: [], seals };
    const id = await queueDigest(people.office, 'office@example.cn', 'office', payload);
    dispatch();
    await becomes(id, { status: 'sent' });
    const { text } = await mailAs();
    expect(text).toContain(`2024年度，至2024年8月30日（星期五）：${one}`);
    expect(text).toContain(`2024年度，至2024年9月2日（星期一）：${other}`);
  });
});
