import type { Pool } from 'pg';
import { inReview, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { asSchool, insertStory, seedSchool } from '../../../../test/support/database/rows';
import { findUndelivered } from './undelivered.query';

describe('mails that came back', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  const [one, other] = [asSchool(1, inReview()), asSchool(2, inReview())];

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await insertStory(pool, one);
    await insertStory(pool, other);
  });

  beforeEach(() => owner.query('DELETE FROM outbox'));

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const mail = (story: typeof one, eventSeq: number, recipient: string, status: string) =>
    owner.query(
      `INSERT INTO outbox (application_id, event_seq, kind, recipient, seat, send_at, status, last_error)
       VALUES ($1, $2, 'reminder', $3, 'department:JIAOW', now(), $4, '550')`,
      [story.app.id, eventSeq, recipient, status],
    );
  const found = async (about?: string[]) =>
    (await findUndelivered(pool, about)).map(({ applicationId, seat, recipient, status }) =>
      [applicationId?.slice(-4), seat, recipient, status].join(' '),
    );

  it('are found by case and seat, the last to each person', async () => {
    await mail(one, 1, 'a@x.cn', 'bounced');
    await mail(one, 2, 'a@x.cn', 'failed');
    await mail(one, 2, 'b@x.cn', 'sent');
    await mail(other, 1, 'c@x.cn', 'bounced');
    expect(await found()).toEqual([
      '0001 department:JIAOW a@x.cn failed',
      '0002 department:JIAOW c@x.cn bounced',
    ]);
    expect(await found([other.app.id])).toEqual(['0002 department:JIAOW c@x.cn bounced']);
  });

  it('are not listed once a later mail to the same address was sent', async () => {
    await mail(one, 1, 'a@x.cn', 'bounced');
    await mail(other, 1, 'a@x.cn', 'queued');
    expect(await found()).toHaveLength(1);
    await owner.query(`UPDATE outbox SET status = 'sent' WHERE status = 'queued'`);
    expect(await found()).toEqual([]);
  });

  it('are found of digests too, with the person', async () => {
    await owner.query(
      `INSERT INTO outbox (digest_user, digest_on, payload, kind, recipient, seat, send_at, status)
       VALUES ($1, '2024-09-04', '{}', 'digest', 'jgsw@example.cn', 'department:JGSW', now(), 'bounced')`,
      [people.jgsw],
    );
    expect(await findUndelivered(pool, [one.app.id])).toMatchObject([
      { applicationId: null, obligationId: null, userId: people.jgsw, seat: 'department:JGSW' },
    ]);
  });
});
