import { civilDateAt, endOfDay, nineOn, startOfDay } from '@app/domain';
import type { Pool } from 'pg';
import { atInspection, CALENDAR, inReview, INSPECTORS } from '../../../../test/support/builders';
import { people, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import type { DigestItem } from './digest';
import { createPool } from '../connection/pool';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import {
  asSchool,
  insertPerson,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
  stepOf,
} from '../../../../test/support/database/rows';
import { queueDigests } from './digest.query';
import { schedule } from './notifications-to-send';
import { recordStep } from '../lives/record-step';

const HOUR = 3_600_000;
const at = (date: string, hour: number) => startOfDay(date) + hour * HOUR;

describe('the moment at which a mail may leave', () => {
  /** Returns when the notification of an event may be sent that is recorded at the moment `now`. */
  function leaves(event: number, now = event): string {
    const events = [{ seq: 7, type: 'accepted', at: event }];
    const [notice] = schedule(
      { events, notifications: [{ eventSeq: 7, kind: 'progress', seat: 'applicant' }] },
      CALENDAR,
      now,
    );
    const { sendAt } = notice!;
    return `${civilDateAt(sendAt)} ${new Date(sendAt + 8 * HOUR).toISOString().slice(11, 16)}`;
  }

  it.each([
    ['in the hours of a working day: at once', at('2024-09-26', 16), '2024-09-26 16:00'],
    ['before nine: at nine', at('2024-09-26', 3), '2024-09-26 09:00'],
    ['in the evening: at once', at('2024-09-26', 22), '2024-09-26 22:00'],
    ['at 24:00 of a Friday: on Sunday, which works', endOfDay('2024-09-27'), '2024-09-29 09:00'],
    ['on the eve of the national holiday, at 24:00: after it', endOfDay('2024-09-30'), '2024-10-08 09:00'],
    ['on a Saturday that works: at once', at('2024-09-14', 10), '2024-09-14 10:00'],
    ['on 9 February 2024, which works: at once', at('2024-02-09', 10), '2024-02-09 10:00'],
    ['on New Year: on the first working day', at('2025-01-01', 12), '2025-01-02 09:00'],
    ['on the eve of an unpublished year: Monday to Friday', at('2026-12-31', 24), '2027-01-01 09:00'],
  ])('is %s', (_, event, moment) => {
    expect(leaves(event)).toBe(moment);
  });

  it('of an event that is recorded late follows the day of recording', () => {
    expect(leaves(endOfDay('2024-09-26'), at('2024-10-01', 11))).toBe('2024-10-08 09:00');
    expect(leaves(endOfDay('2024-09-26'), at('2024-10-08', 11))).toBe('2024-10-08 11:00');
  });
});

describe('the digests of a morning', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner, nineOn('2024-09-02'));
    await owner.query('UPDATE app_user SET digest = true');
  });

  afterEach(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const recorded = async (n: number, story: Story) => {
    const own = asSchool(n, story);
    await insertStory(pool, own);
    return own;
  };

  interface Row {
    recipient: string;
    seat: string;
    send_at: Date;
    payload: { day: string; items: DigestItem[] };
  }
  const digests = async () =>
    (await owner.query<Row>(`SELECT * FROM outbox WHERE kind = 'digest' ORDER BY digest_on, recipient`)).rows;
  const linesOf = ({ payload }: Row) =>
    payload.items.map(({ task, obligation, dueOn, daysLeft }) =>
      [
        task ? `${task.number.slice(-4)} ${task.clock}` : `${obligation!.kind} ${obligation!.missing}`,
        dueOn,
        daysLeft,
      ].join(' '),
    );

  it('are one mail per officer with all that waits for him, to leave at nine', async () => {
    await recorded(1, inReview('2024-09-02'));
    await recorded(2, new Story(schoolOf(2), '2024-09-03').act('applicant', { type: 'submit' }));
    expect(await queueDigests(pool, '2024-09-04')).toBe(2);
    const [jgsw, jiaow] = await digests();
    expect(jgsw).toMatchObject({ recipient: 'jgsw@example.cn', seat: 'department:JGSW' });
    expect(linesOf(jgsw!)).toEqual(['0001 departmentReview 2024-09-30 18']);
    expect(linesOf(jiaow!)).toEqual(['0002 formalCheck 2024-09-10 4', '0001 departmentReview 2024-09-30 18']);
    expect(jiaow!.payload.items[0]).toMatchObject({
      path: `/applications/${schoolOf(2).id}`,
      task: { unitName: expect.stringContaining('实验小学'), cellType: 'SCHOOL' },
    });
    expect(jiaow!.send_at.getTime()).toBe(nineOn('2024-09-04'));
  });

  it('count working days across the holiday, in both directions', async () => {
    await recorded(1, inReview('2024-09-02'));
    await queueDigests(pool, '2024-09-29'); // a Sunday that works
    await queueDigests(pool, '2024-09-30');
    await queueDigests(pool, '2024-10-08');
    const own = (await digests()).filter(({ recipient }) => recipient === 'jgsw@example.cn');
    expect(own.map(linesOf)).toEqual([
      ['0001 departmentReview 2024-09-30 1'],
      ['0001 departmentReview 2024-09-30 0'],
      ['0001 departmentReview 2024-09-30 -1'],
    ]);
  });

  it('are queued once, also when queued repeatedly and concurrently', async () => {
    await recorded(1, inReview('2024-09-02'));
    const asked = await Promise.all(Array.from({ length: 8 }, () => queueDigests(pool, '2024-09-04')));
    expect(asked.filter((count) => count === 2)).toHaveLength(1);
    expect(asked.filter((count) => count === undefined)).toHaveLength(7);
    expect(await queueDigests(pool, '2024-09-04')).toBeUndefined();
    expect(await digests()).toHaveLength(2);
  });

  it('leave no trace when queueing fails, and are queued the next time', async () => {
    await recorded(1, inReview('2024-09-02'));
    await owner.query(`ALTER TABLE outbox ADD CONSTRAINT disk_full CHECK (kind <> 'digest')`);
    await expect(queueDigests(pool, '2024-09-04')).rejects.toThrow('disk_full');
    await owner.query('ALTER TABLE outbox DROP CONSTRAINT disk_full');
    expect(await queueDigests(pool, '2024-09-04')).toBe(2);
  });

  it('keep their lines as of that morning', async () => {
    const story = await recorded(1, inReview('2024-09-02'));
    await queueDigests(pool, '2024-09-04');
    story.today = '2024-09-04';
    await recordStep(pool, 'application', stepBy(story, 'applicant', { type: 'withdraw' }));
    expect((await digests()).map(linesOf)).toEqual([
      ['0001 departmentReview 2024-09-30 18'],
      ['0001 departmentReview 2024-09-30 18'],
    ]);
  });

  it('skip officers without tasks, with single mails, or with a closed account', async () => {
    await recorded(1, inReview('2024-09-02'));
    await owner.query(`UPDATE app_user SET digest = false WHERE login = 'jiaow'`);
    await owner.query(`UPDATE app_user SET active = false WHERE login = 'jgsw'`);
    expect(await queueDigests(pool, '2024-09-04')).toBe(0);
  });

  it('list a transferred task only for its person, while that account is open', async () => {
    const to = await insertPerson(owner, {
      login: 'jgsw2',
      role: 'department',
      department: 'JGSW',
      digest: true,
    });
    const story = await recorded(1, inReview('2024-09-02'));
    const handOver = stepBy(story, 'jgsw', { type: 'transfer', seat: 'department:JGSW', to });
    await recordStep(pool, 'application', handOver);
    await queueDigests(pool, '2024-09-04');
    await owner.query('UPDATE app_user SET active = false WHERE id = $1', [to]);
    await queueDigests(pool, '2024-09-05');
    expect((await digests()).map(({ recipient, payload }) => `${payload.day} ${recipient}`)).toEqual([
      '2024-09-04 jgsw2@example.cn',
      '2024-09-04 jiaow@example.cn',
      '2024-09-05 jgsw@example.cn',
      '2024-09-05 jiaow@example.cn',
    ]);
  });

  it('list the inspection for its inspectors and for the lead that files the sheet', async () => {
    const story = atInspection('2024-09-02').act('jiaow', {
      type: 'scheduleInspection',
      on: '2024-09-05',
      inspectors: INSPECTORS,
    });
    await recorded(1, story);
    await queueDigests(pool, '2024-09-04');
    expect((await digests()).map(({ recipient, seat }) => `${recipient} ${seat}`)).toEqual([
      'inspectora@example.cn inspection',
      'inspectorb@example.cn inspection',
      'jiaow@example.cn department:JIAOW',
    ]);
  });

  it('list a paused task without days left, and are not sent for paused tasks alone', async () => {
    const suspended = inReview('2024-09-02').act('office', { type: 'suspend', why: 'expertReview' });
    await recorded(1, suspended);
    expect(await queueDigests(pool, '2024-09-04')).toBe(0);
    await recorded(2, inReview('2024-09-02'));
    expect(await queueDigests(pool, '2024-09-05')).toBe(2);
    expect(linesOf((await digests())[0]!)).toEqual([
      '0001 departmentReview  ',
      '0002 departmentReview 2024-09-30 17',
    ]);
  });

  it('list the obligations: to the office until it reports, to a department until it has handed in', async () => {
    await insertObligation(pool, obligationStory(1).create('2025-04-30'));
    await insertObligation(pool, obligationStory(2).create('2024-04-30')); // past
    await insertObligation(pool, obligationStory(3).create()); // no date yet
    await queueDigests(pool, '2025-04-24');
    expect((await digests()).map((row) => [row.recipient, linesOf(row)])).toEqual([
      ['jgsw@example.cn', ['selfAssessment 2 2025-04-24 0']],
      ['jiaow@example.cn', ['selfAssessment 1 2025-04-24 0']],
      ['office@example.cn', ['selfAssessment undefined 2025-04-30 5']],
    ]);
  });

  it('list the office’s own part of an obligation, until it is handed in', async () => {
    await owner.query(`INSERT INTO department (id, name, full_name) VALUES ('QWFB', '区无废办', '区无废办')`);
    await insertObligation(
      pool,
      obligationStory(1).create('2025-04-30', [{ department: 'QWFB', items: ['T04'] }]),
    );
    await queueDigests(pool, '2025-04-25');
    expect((await digests()).map((row) => [row.recipient, linesOf(row)])).toEqual([
      ['office@example.cn', ['selfAssessment 1 2025-04-24 -1', 'selfAssessment undefined 2025-04-30 4']],
    ]);
  });

  it('do not count paused days as overdue', async () => {
    const story = inReview('2024-09-02'); // due on 30 September
    story.today = '2024-10-09';
    story.act('office', { type: 'suspend', why: 'expertReview' });
    story.today = '2024-10-15';
    story.act('office', { type: 'resume' });
    await recorded(1, story);
    await queueDigests(pool, '2024-10-16');
    expect(story.app.tasks[0]!.reminder).toMatchObject({ kind: 'late', days: 2 });
    expect(linesOf((await digests())[0]!)).toEqual(['0001 departmentReview 2024-09-30 -2']);
  });
});

describe('a person with the digest', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner, nineOn('2024-09-02'));
    await owner.query(`UPDATE app_user SET digest = true WHERE login IN ('jiaow', 'office', 'inspectora')`);
    await insertPerson(owner, { login: 'jiaow-head', role: 'department', department: 'JIAOW', head: true });
    await insertPerson(owner, { login: 'jgsw-head', role: 'department', department: 'JGSW', head: true });
    await insertPerson(owner, { login: 'office-head', role: 'office', head: true });
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  async function recorded(story: Story): Promise<Story> {
    const own = asSchool((lastNumber += 1), story);
    await insertStory(pool, own);
    return own;
  }

  const mailsOf = async ({ app }: Story) =>
    (
      await owner.query(
        'SELECT kind, recipient, send_at FROM outbox WHERE application_id = $1 ORDER BY event_seq, recipient',
        [app.id],
      )
    ).rows;
  const told = async (story: Story) =>
    (await mailsOf(story)).map(({ kind, recipient }) => `${kind} → ${recipient.split('@')[0]}`);

  it('gets no single mail about what the digest says; the others do', async () => {
    const story = await recorded(new Story(schoolOf(1), '2024-09-02').act('applicant', { type: 'submit' }));
    await recordStep(pool, 'application', stepBy(story, 'jiaow', { type: 'accept' }));
    expect(await told(story)).toEqual(['taskOpened → jgsw', 'progress → unit1']);
  });

  it('gets single mails for what is urgent: 催办, and a task transferred to him', async () => {
    const story = await recorded(inReview('2024-09-02'));
    await recordStep(pool, 'application', stepBy(story, 'office', { type: 'urge' }));
    const to = people.jiaow;
    const handOver = stepBy(story, 'jiaow', { type: 'transfer', seat: 'department:JIAOW', to });
    await recordStep(pool, 'application', handOver);
    expect(await told(story)).toEqual(['urged → jgsw', 'urged → jiaow', 'taskOpened → jiaow']);
  });

  it('gets a single mail about the date of the visit, as an inspector', async () => {
    const story = await recorded(atInspection('2024-09-02'));
    const visit = { type: 'scheduleInspection', on: '2024-09-05', inspectors: INSPECTORS } as const;
    await recordStep(pool, 'application', stepBy(story, 'jiaow', visit));
    expect(await told(story)).toEqual([
      'inspectionScheduled → inspectora',
      'inspectionScheduled → inspectorb',
      'inspectionScheduled → unit1',
    ]);
  });

  it('heads are notified only of tasks over 5 working days overdue, the office of those over 10', async () => {
    const story = await recorded(inReview('2024-09-02'));
    const days = ['2024-10-15', '2024-10-16', '2024-10-22', '2024-10-23'];
    for (const day of days) {
      const before = story.events.length;
      await recordStep(pool, 'application', stepOf(story.through(day), before));
    }
    const mails = (await told(story)).filter(
      (mail) => !mail.startsWith('reminder') && !mail.startsWith('overdue'),
    );
    expect(mails.sort()).toEqual([
      'escalated → jgsw-head',
      'escalated → jiaow-head',
      'stalled → office',
      'stalled → office',
    ]);
    const everything = (await told(story)).join();
    expect(everything).toContain('overdue → jgsw,');
    expect(everything).not.toMatch(/(reminder|overdue) → (jiaow|\w+-head)/);
    for (const { send_at: moment } of await mailsOf(story)) {
      expect(nineOn(civilDateAt(moment.getTime()))).toBe(moment.getTime());
    }
    const of = [story.app.id];
    const { rows } = await owner.query('SELECT DISTINCT escalated FROM task WHERE application_id = $1', of);
    expect(rows).toEqual([{ escalated: 'office' }]);
  });

  it('a head who is alone in a department is notified like anybody', async () => {
    await owner.query(`UPDATE app_user SET active = false WHERE login = 'jgsw'`);
    const story = await recorded(inReview('2024-09-02'));
    await recordStep(pool, 'application', stepBy(story, 'office', { type: 'urge' }));
    expect(await told(story)).toEqual(['urged → jgsw-head', 'urged → jiaow']);
    await owner.query(`UPDATE app_user SET active = true WHERE login = 'jgsw'`);
  });
});
