import { recordStep, saveCommandInput, withLock } from '@app/database';
import { type ApplicationTypes, type ObligationTypes, workflowIdOf } from '@app/domain';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { aCommand, Story } from '../../../../test/support/builders';
import { messagesOf, TASK_QUEUE } from '@app/workflows/messages';
import { insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import type { ObligationStory } from '../../../../test/support/domain/obligation-story';
import { insertCommand, insertStory, schoolOf, stepOf } from '../../../../test/support/database/rows';
import { type RunningWorker, startWorker } from '../../../../test/support/worker/running-worker';
import { Reconciler } from './reconciler';

const { act, converge, current } = messagesOf<ApplicationTypes>();
const quiet = pino({ level: 'silent' });

describe('the reconciler', () => {
  let running: RunningWorker;
  let pool: Pool;
  let client: Client;
  let lastNumber = 0;

  beforeAll(async () => {
    // Programme time is the day after the submission; nothing is due yet.
    running = await startWorker('2024-09-03');
    ({ pool, client } = running);
  }, 60_000);

  afterAll(() => running.stop());

  /** Returns the story of another school, submitted. */
  function submitted(): Story {
    lastNumber += 1;
    return new Story(schoolOf(lastNumber), '2024-09-02').act('applicant', { type: 'submit' });
  }

  const idOf = ({ app }: Story) => workflowIdOf({ kind: 'application', name: app.number });
  const handleOf = (story: Story) => client.workflow.getHandle(idOf(story));
  const stageOf = async (story: Story) => (await handleOf(story).query(current)).stage;

  async function startWorkflow(story: Story): Promise<void> {
    const { app: state, rules } = story;
    await client.workflow.start('application', {
      workflowId: idOf(story),
      taskQueue: TASK_QUEUE,
      args: [{ state, rules, offset: running.offset }],
    });
  }

  async function acknowledged(commandId: string): Promise<boolean> {
    const { rows } = await pool.query('SELECT acknowledged_at FROM command WHERE id = $1', [commandId]);
    return rows[0].acknowledged_at !== null;
  }

  const reconciler = () => new Reconciler({ pool, engine: running.engine, log: quiet });

  it('starts what has no workflow, from the last row; and only that', async () => {
    const lost = submitted().act('jiaow', { type: 'accept' });
    const alive = submitted();
    await insertStory(pool, lost);
    await insertStory(pool, alive);
    await startWorkflow(alive);
    const before = (await handleOf(alive).describe()).runId;
    await reconciler().round();
    expect(await stageOf(lost)).toBe('departmentReview');
    expect((await handleOf(alive).describe()).runId).toBe(before);
    const started = (await handleOf(lost).describe()).runId;
    await reconciler().round();
    expect((await handleOf(lost).describe()).runId).toBe(started);
  });

  it('starts again what was terminated', async () => {
    const story = submitted();
    await insertStory(pool, story);
    await startWorkflow(story);
    await handleOf(story).terminate('a spec');
    await reconciler().round();
    expect(await stageOf(story)).toBe('formalCheck');
  });

  it('looks at all open applications once at its start, then not for a while', async () => {
    const one = reconciler();
    await one.round();
    const late = submitted();
    await insertStory(pool, late);
    await one.round();
    await expect(handleOf(late).describe()).rejects.toThrow(WorkflowNotFoundError);
    await reconciler().round();
    expect((await handleOf(late).describe()).status.name).toBe('RUNNING');
  });

  it('has a workflow take over what it may not know', async () => {
    const story = submitted();
    await insertStory(pool, story);
    await startWorkflow(story);
    expect(await stageOf(story)).toBe('formalCheck'); // the run has begun from the record
    const known = story.events.length;
    const step = stepOf(story.act('jiaow', { type: 'accept' }), known);
    await recordStep(pool, 'application', { ...step, notifications: [] }); // by a worker that died
    const young = await insertCommand(pool, story, 5);
    await reconciler().round();
    expect(await stageOf(story)).toBe('formalCheck');
    expect(await acknowledged(young)).toBe(false);
    const old = await insertCommand(pool, story, 31);
    await reconciler().round();
    expect(await stageOf(story)).toBe('departmentReview');
    expect(await acknowledged(old)).toBe(true);
  });

  it('lets a workflow end whose application is over, and starts none for it again', async () => {
    const story = submitted();
    await startWorkflow(story);
    await insertStory(pool, story.act('applicant', { type: 'withdraw' }));
    const command = await insertCommand(pool, story, 31);
    await reconciler().round();
    await handleOf(story).result();
    expect(await acknowledged(command)).toBe(true);
    const again = await insertCommand(pool, story, 40);
    await reconciler().round();
    expect(await acknowledged(again)).toBe(true);
    expect((await handleOf(story).describe()).status.name).toBe('COMPLETED');
  });

  it('works in one replica at a time', async () => {
    const story = submitted();
    await insertStory(pool, story);
    await withLock(pool, 'reconciler', async () => {
      await reconciler().round();
    });
    await expect(handleOf(story).describe()).rejects.toThrow(WorkflowNotFoundError);
    await Promise.all([reconciler().round(), reconciler().round(), reconciler().round()]);
    expect((await handleOf(story).describe()).status.name).toBe('RUNNING');
  });

  it('goes on by itself, and stops when asked', async () => {
    const story = submitted();
    await insertStory(pool, story);
    const one = reconciler();
    one.start();
    const isThere = () =>
      handleOf(story)
        .describe()
        .then(
          ({ status }) => status.name,
          () => undefined,
        );
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50));
    await one.stop();
    expect(await isThere()).toBe('RUNNING');
  });

  describe('of an obligation of the office', () => {
    const created = (n: number) => obligationStory(n, '2024-09-02').create('2024-10-10');
    const obligationOf = ({ obligation }: ObligationStory) =>
      client.workflow.getHandle(workflowIdOf({ kind: 'obligation', name: obligation.key }));
    const stateOf = (story: ObligationStory) =>
      obligationOf(story).query(messagesOf<ObligationTypes>().current);

    it('starts it where it is missing, and not where it is past', async () => {
      const [open, past] = [created(1), obligationStory(2, '2024-09-02').create('2024-04-30')];
      await insertObligation(pool, open);
      await insertObligation(pool, past);
      await reconciler().round();
      expect(await stateOf(open)).toMatchObject({ status: 'open', seq: 1, dueOn: '2024-10-10' });
      await expect(obligationOf(past).describe()).rejects.toThrow(WorkflowNotFoundError);
      const { runId } = await obligationOf(open).describe();
      await reconciler().round();
      expect((await obligationOf(open).describe()).runId).toBe(runId);
    });

    it('has it take over what it may not know', async () => {
      const story = await insertObligation(pool, created(3));
      await reconciler().round();
      expect(await stateOf(story)).toMatchObject({ seq: 1 }); // the run has begun from the record
      const step = story.stepBy('office', { type: 'setDueDate', dueOn: '2024-10-12' });
      expect(await recordStep(pool, 'obligation', step)).toMatchObject({ status: 'recorded' }); // by a worker that died
      expect(await stateOf(story)).toMatchObject({ seq: 1 });
      await running.owner.query(`UPDATE command SET recorded_at = now() - interval '31 s' WHERE id = $1`, [
        step.command!.id,
      ]);
      await reconciler().round();
      expect(await stateOf(story)).toMatchObject({ seq: 2, dueOn: '2024-10-12' });
      const { rows } = await pool.query('SELECT acknowledged_at FROM command WHERE id = $1', [
        step.command!.id,
      ]);
      expect(rows[0].acknowledged_at).not.toBeNull();
    });
  });

  it('carries no name, number or word of a person into Temporal', async () => {
    const story = submitted();
    await insertStory(pool, story);
    const secrets = ['实验小学', '张明', '13800000000', 'unit1@example.cn', '缺少垃圾分类台账'];
    const [school, contact, phone, email, text] = secrets;
    const { rows } = await pool.query(
      `SELECT u.name LIKE $2 AND a.contact_name = $3 AND a.contact_phone = $4 AND a.contact_email = $5 AS there
         FROM application a JOIN unit u ON u.id = a.unit_id WHERE a.id = $1`,
      [story.app.id, `${school}%`, contact, phone, email],
    );
    expect(rows).toEqual([{ there: true }]);
    await reconciler().round(); // from the row
    const command = aCommand('jiaow', { type: 'returnForCorrection' });
    const about = { kind: 'application', id: story.app.id, actorId: command.actor.id } as const;
    await saveCommandInput(pool, { ...command, ...about, body: { missing: [text] } });
    await handleOf(story).executeUpdate(act, { args: [command], updateId: command.commandId });
    await handleOf(story).executeUpdate(converge); // the stored state, as the record answers it
    const history = temporal.api.history.v1.History.encode(await handleOf(story).fetchHistory()).finish();
    const bytes = Buffer.from(history);
    expect(bytes.includes(about.id)).toBe(true);
    expect(bytes.includes('"stage":"correction"')).toBe(true);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  });
});
