import { currentCalendar, findLast, type NewEdition, orderRules, publishCalendar } from '@app/database';
import { type ApplicationTypes, type ObligationTypes, workflowIdOf } from '@app/domain';
import { ruleSet2024 } from '@app/rules';
import { messagesOf } from '@app/workflows/messages';
import { pino } from 'pino';
import { CALENDAR, inReview, people, type Story } from '../../../../test/support/builders';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import { asSchool, insertStory } from '../../../../test/support/database/rows';
import { type RunningWorker, startWorker } from '../../../../test/support/worker/running-worker';
import { RuleAnnouncer } from './rule-announcer';

describe('the announcer', () => {
  let running: RunningWorker;
  let lastNumber = 0;
  let off = CALENDAR['2024']!.off;

  beforeAll(async () => {
    running = await startWorker('2024-09-03');
  }, 60_000);

  afterAll(() => running.stop());

  const announcer = (perSecond?: number) =>
    new RuleAnnouncer({
      pool: running.pool,
      engine: running.engine,
      log: pino({ level: 'silent' }),
      perSecond,
    });

  /** Returns a school in review, due on 30 September by the calendar in force. */
  async function submitted(): Promise<Story> {
    const story = asSchool((lastNumber += 1), inReview('2024-09-02'));
    const { calendarVersion, calendar } = await currentCalendar(running.pool);
    story.rules = { ...story.rules, calendarVersion, calendar };
    await insertStory(running.pool, story);
    return story;
  }

  /** Publishes a calendar in which one more day is off. */
  async function publishOff(day: string): Promise<number> {
    off = [...off, day].sort();
    const edition: NewEdition = {
      year: 2024,
      off,
      makeup: CALENDAR['2024']!.makeup,
      noticeNumber: `关于${day}放假的通知`,
      noticeDate: '2024-09-03',
      status: 'published',
      importedBy: people.office,
    };
    return (await publishCalendar(running.pool, edition)).calendarVersion;
  }

  const rowOf = async ({ app }: Story) =>
    (
      await running.pool.query(
        `SELECT calendar_version AS version, seq, (SELECT max(due_on)::text FROM task t WHERE t.application_id = a.id) AS due,
                (SELECT max(told_due_on)::text FROM task t WHERE t.application_id = a.id) AS told
           FROM application a WHERE id = $1`,
        [app.id],
      )
    ).rows[0];
  const recomputed = async () =>
    (
      await running.pool.query(
        `SELECT count(*)::int AS n FROM application_event WHERE type = 'datesRecomputed'`,
      )
    ).rows[0].n;

  it('announces a published calendar to what is open, running or lost; to each once', async () => {
    const [alive, lost] = [await submitted(), await submitted()];
    const obligation = await insertObligation(
      running.pool,
      obligationStory(1, '2024-09-02').create('2024-10-10'),
    );
    await running.engine.start('application', () =>
      findLast(running.pool, { kind: 'application', id: alive.app.id }),
    );
    await announcer().round();
    expect(await recomputed()).toBe(0);

    const version = await publishOff('09-20');
    await Promise.all([announcer().round(), announcer().round()]); // two replicas
    for (const story of [alive, lost]) {
      expect(await rowOf(story)).toEqual({ version, seq: 5, due: '2024-10-08', told: '2024-09-30' });
      const { client } = running;
      const handle = client.workflow.getHandle(workflowIdOf({ kind: 'application', name: story.app.number }));
      expect(await handle.query(messagesOf<ApplicationTypes>().current)).toMatchObject({ seq: 5 });
    }
    const handle = running.client.workflow.getHandle(
      workflowIdOf({ kind: 'obligation', name: obligation.obligation.key }),
    );
    expect(await handle.query(messagesOf<ObligationTypes>().current)).toMatchObject({ seq: 2 });
    await announcer().round();
    expect(await recomputed()).toBe(2);
  });

  it('goes on where it was stopped, no faster than it may', async () => {
    const stories = [];
    for (let i = 0; i < 6; i += 1) stories.push(await submitted());
    await announcer().round();
    const before = await recomputed();
    const version = await publishOff('09-23');
    const first = announcer(2);
    first.start();
    while ((await recomputed()) < before + 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await first.stop();
    const told = (await recomputed()) - before;
    expect(told).toBeGreaterThanOrEqual(2);
    expect(told).toBeLessThan(8);

    const began = Date.now();
    await announcer(2).round();
    expect(Date.now() - began).toBeGreaterThan(((8 - told) / 2 - 1) * 1000 - 100);
    for (const story of stories) expect(await rowOf(story)).toMatchObject({ version, seq: 5 });
    expect(await recomputed()).toBe(before + 8); // the two earlier cases included
  });

  it('leaves what does not answer for the next round, and goes on with the others', async () => {
    const [deaf, other] = [await submitted(), await submitted()];
    const version = await publishOff('09-24');
    const announce = jest.spyOn(running.engine, 'announce');
    announce.mockImplementationOnce(() => Promise.reject(new Error('DEADLINE_EXCEEDED')));
    await announcer().round();
    announce.mockRestore();
    const versions = [await rowOf(deaf), await rowOf(other)].map((row) => row.version);
    expect(versions).toContain(version);
    await announcer().round();
    for (const story of [deaf, other]) expect(await rowOf(story)).toMatchObject({ version });
  });

  it('announces to applications the rules ordered for them, once, keeping the day that was told', async () => {
    const body = structuredClone(ruleSet2024);
    body.version = '2024.2';
    body.clocks.departmentReview.length = 25;
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.2', 2024, $1, '2024-09-03')`,
      [JSON.stringify(body)],
    );
    const [ordered, other] = [await submitted(), await submitted()];
    await announcer().round();
    const before = [await rowOf(ordered), await rowOf(other)];
    const order = { version: '2024.2', by: people.office, reason: '统一适用' };
    expect(await orderRules(running.pool, { ...order, applicationIds: [ordered.app.id] })).toBe(1);
    await Promise.all([announcer().round(), announcer().round()]); // two replicas
    const after = await rowOf(ordered);
    expect(after).toMatchObject({ seq: before[0].seq + 1, told: before[0].told });
    expect(after.due > before[0].due).toBe(true);
    expect(await rowOf(other)).toEqual(before[1]);
    const [{ version, open }] = (
      await running.pool.query(
        `SELECT rules_version AS version, (SELECT count(*)::int FROM rule_order WHERE done_at IS NULL) AS open
           FROM application WHERE id = $1`,
        [ordered.app.id],
      )
    ).rows;
    expect({ version, open }).toEqual({ version: '2024.2', open: 0 });

    // Notified, but the worker died before it could say so.
    await running.owner.query('UPDATE rule_order SET done_at = NULL');
    await announcer().round();
    expect(await rowOf(ordered)).toEqual(after);
    expect(await orderRules(running.pool, { ...order, applicationIds: [ordered.app.id] })).toBe(0);
  });
});
