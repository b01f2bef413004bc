import { createPool, saveCommandInput } from '@app/database';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { aCommand, nineOn, Story } from '../../../../test/support/builders';
import { freshDatabase } from '../../../../test/support/database';
import { freshNamespace, temporalAddress } from '../../../../test/support/temporal';
import {
  act,
  applicationWorkflowId,
  converge,
  current,
  TASK_QUEUE,
} from '@app/workflows/application/application.messages';
import { RecordActivities } from '../activities/record.activities';
import { insertCommand, insertStory, schoolOf, seedSchool } from '../../../../libs/database/src/testing/rows';
import { createWorker } from '../worker';
import { bundleWorkflows } from '../workflow-bundle';
import { withLock } from './lock';
import { Reconciler } from './reconciler';

// In the story it is the day after the submission: nothing is due yet.
const offset = nineOn('2024-09-03') - Date.now();
const quiet = pino({ level: 'silent' });

describe('the reconciler', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: Pool;
  let connection: NativeConnection;
  let client: Client;
  let worker: Worker;
  let running: Promise<void>;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.appUrl);
    const owner = createPool(database.ownerUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [offset]);
    await owner.end();
    const namespace = await freshNamespace();
    connection = await NativeConnection.connect({ address: temporalAddress() });
    client = new Client({ connection, namespace });
    const record = new RecordActivities(pool);
    worker = await createWorker({
      connection,
      namespace,
      workflowBundle: await bundleWorkflows(),
      activities: { recordEvents: record.recordEvents.bind(record) },
    });
    running = worker.run();
  }, 60_000);

  afterAll(async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
    await database.drop();
  });

  /** Another school, submitted. */
  function submitted(): Story {
    lastNumber += 1;
    return new Story(schoolOf(lastNumber), '2024-09-02').act('applicant', { type: 'submit' });
  }

  const handleOf = ({ app }: Story) => client.workflow.getHandle(applicationWorkflowId(app.number));
  const stageOf = async (story: Story) => (await handleOf(story).query(current)).stage;

  async function startWorkflow({ app, rules }: Story): Promise<void> {
    await client.workflow.start('application', {
      workflowId: applicationWorkflowId(app.number),
      taskQueue: TASK_QUEUE,
      args: [{ app, rules, offset }],
    });
  }

  async function acknowledged(commandId: string): Promise<boolean> {
    const { rows } = await pool.query('SELECT acknowledged_at FROM command WHERE id = $1', [commandId]);
    return rows[0].acknowledged_at !== null;
  }

  const reconciler = () => new Reconciler({ pool, client, log: quiet });

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

  it('tells a workflow to take over what it has not heard of', async () => {
    const story = submitted();
    await startWorkflow(story);
    await insertStory(pool, story.act('jiaow', { type: 'accept' }));
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
    const running = reconciler();
    running.start();
    const isThere = () =>
      handleOf(story)
        .describe()
        .then(
          ({ status }) => status.name,
          () => undefined,
        );
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50));
    await running.stop();
    expect(await isThere()).toBe('RUNNING');
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
    const [applicationId, actorId] = [story.app.id, command.actor.id];
    await saveCommandInput(pool, { ...command, applicationId, actorId, body: { missing: [text] } });
    await handleOf(story).executeUpdate(act, { args: [command], updateId: command.commandId });
    await handleOf(story).executeUpdate(converge); // the stored state, as the record answers it
    const history = temporal.api.history.v1.History.encode(await handleOf(story).fetchHistory()).finish();
    const bytes = Buffer.from(history);
    expect(bytes.includes(applicationId)).toBe(true);
    expect(bytes.includes('"stage":"correction"')).toBe(true);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  });
});
