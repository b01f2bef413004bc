import { decide, fold, nothingNew } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { aCommand, inReview, nineOn, people, Story } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import {
  asSchool,
  insertDraft,
  insertStory,
  schoolOf,
  seedSchool,
  stepBy,
  stepOf,
} from '../../../../test/support/database/rows';
import { recordStep } from './record-step';
import { RecordBehindWorkflow } from './refused';

const TABLES = ['application_event', 'command', 'task', 'outbox', 'decision', 'cell', 'ledger_entry'];

describe('a step of an application', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, 5000)');
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const draft = () => new Story(schoolOf((lastNumber += 1)), '2024-09-02');

  /** Returns another school, submitted and recorded. */
  async function submitted(): Promise<Story> {
    const story = draft().act('applicant', { type: 'submit' });
    await insertStory(pool, story);
    return story;
  }

  /** Returns every row of an application, by table. */
  async function everythingOf({ app }: Story): Promise<Record<string, unknown[]>> {
    const found: Record<string, unknown[]> = {};
    for (const table of TABLES) {
      const sql = `SELECT * FROM ${table} t WHERE application_id = $1 ORDER BY to_jsonb(t)`;
      found[table] = (await owner.query(sql, [app.id])).rows;
    }
    found.application = (await owner.query('SELECT * FROM application WHERE id = $1', [app.id])).rows;
    return found;
  }

  it('writes state, events, command, tasks and mails of a step, and returns the offset', async () => {
    const story = draft();
    await insertDraft(pool, story);
    const step = stepBy(story, 'applicant', { type: 'submit' });
    const { id, answer } = step.command!;
    expect(await recordStep(pool, 'application', step)).toEqual({ status: 'recorded', offset: 5000 });
    const found = await everythingOf(story);
    expect(found.application).toMatchObject([
      {
        stage: 'formalCheck',
        seq: 2,
        state: story.app,
        rules: JSON.parse(JSON.stringify(story.rules)),
        rules_version: '2024.1',
        is_open: true,
      },
    ]);
    const at = new Date(nineOn('2024-09-02'));
    expect(found.application_event).toMatchObject([
      { seq: 1, type: 'submitted', by_user: people.applicant, command_id: id, at },
      { seq: 2, type: 'stageEntered', data: { stage: 'formalCheck' } },
    ]);
    expect(found.command).toMatchObject([{ type: 'submit', seq: 2, answer, acknowledged_at: null }]);
    expect(found.task).toMatchObject([
      { seat: 'department:JIAOW', due_on: '2024-09-09', department_id: 'JIAOW' },
    ]);
    expect(found.outbox).toHaveLength(2);
  });

  it('changes nothing when run twice, and returns the stored state with the given answer', async () => {
    const story = await submitted();
    const step = stepBy(story, 'jiaow', { type: 'accept' });
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
    const before = await everythingOf(story);
    const { answer, bodyHash } = step.command!;
    expect(await recordStep(pool, 'application', step)).toEqual({
      status: 'ahead',
      state: story.app,
      rules: story.rules,
      offset: 5000,
      answer: { ...answer, bodyHash },
    });
    expect(await everythingOf(story)).toEqual(before);
  });

  it('writes a step once when several write it at the same time', async () => {
    const story = await submitted();
    const step = stepBy(story, 'jiaow', { type: 'accept' });
    const results = await Promise.all(
      Array.from({ length: 20 }, () => recordStep(pool, 'application', step)),
    );
    expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'ahead')).toHaveLength(19);
    expect((await everythingOf(story)).command).toHaveLength(1);
  });

  it('returns the stored state when PostgreSQL is ahead of the workflow', async () => {
    const story = await submitted();
    const { app, rules } = story;
    const ahead = asSchool(lastNumber, story).act('jiaow', { type: 'accept' });
    await recordStep(pool, 'application', stepOf(ahead, story.events.length));
    const late = decide(app, aCommand('jiaow', { type: 'refuseAcceptance' }), rules, nineOn('2024-09-03'));
    const step = {
      state: fold(app, late),
      events: late,
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    };
    expect(await recordStep(pool, 'application', step)).toEqual({
      status: 'ahead',
      state: ahead.app,
      rules,
      offset: 5000,
    });
  });

  it('returns the stored state for a step without events', async () => {
    const { app, rules } = await submitted();
    expect(await recordStep(pool, 'application', nothingNew(app))).toEqual({
      status: 'ahead',
      state: app,
      rules,
      offset: 5000,
    });
  });

  it('refuses a command id that stands for an act on another application', async () => {
    const [one, other] = [await submitted(), await submitted()];
    const before = other.app;
    const id = randomUUID();
    await recordStep(pool, 'application', stepBy(one, 'jiaow', { type: 'accept' }, id));
    const step = stepBy(other, 'jiaow', { type: 'accept' }, id);
    const result = await recordStep(pool, 'application', step);
    expect(result).toEqual({ status: 'refused', code: 'commandIdReused', state: before, offset: 5000 });
  });

  it('refuses a second open application of the unit, and lets it in once the first is over', async () => {
    const first = await submitted();
    const second = draft();
    second.app = { ...second.app, unitId: first.app.unitId };
    await insertDraft(pool, second);
    const step = stepBy(second, 'applicant', { type: 'submit' });
    const refusal = { status: 'refused', code: 'duplicateApplication', state: null, offset: 5000 };
    expect(await recordStep(pool, 'application', step)).toEqual(refusal);
    expect((await everythingOf(second)).application_event).toEqual([]);
    await recordStep(pool, 'application', stepBy(first, 'applicant', { type: 'withdraw' }));
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
  });

  it('refuses a draft that was deleted while it was being submitted', async () => {
    const step = stepBy(draft(), 'applicant', { type: 'submit' });
    const refusal = { status: 'refused', code: 'draftGone', state: null, offset: 5000 };
    expect(await recordStep(pool, 'application', step)).toEqual(refusal);
  });

  it('refuses a draft that was changed while it was being submitted', async () => {
    const story = draft();
    await insertDraft(pool, story);
    const step = stepBy(story, 'applicant', { type: 'submit' });
    await pool.query(`UPDATE application SET cell_type = 'OTHER' WHERE id = $1`, [story.app.id]);
    expect(await recordStep(pool, 'application', step)).toMatchObject({
      status: 'refused',
      code: 'recordRefused',
      state: null,
    });
  });

  it('never writes over a record that is behind its workflow', async () => {
    const story = await submitted();
    const before = await everythingOf(story);
    story.act('jiaow', { type: 'accept' }); // and its record is lost
    const next = stepBy(story, 'jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    await expect(recordStep(pool, 'application', next)).rejects.toThrow(RecordBehindWorkflow);
    expect(await everythingOf(story)).toEqual(before);
    const gone = inReview();
    await expect(recordStep(pool, 'application', stepOf(gone, 2))).rejects.toThrow(RecordBehindWorkflow);
  });

  it('refuses an act whose person is unknown, instead of retrying it for ever', async () => {
    const story = await submitted();
    const before = story.app;
    const step = stepBy(story, 'jiaow', { type: 'transfer', seat: 'department:JIAOW', to: randomUUID() });
    const refusal = { status: 'refused', code: 'recordRefused', state: before, offset: 5000 };
    expect(await recordStep(pool, 'application', step)).toEqual(refusal);
  });

  it('inserts, updates and deletes tasks as the state says', async () => {
    const story = await submitted();
    await recordStep(pool, 'application', stepBy(story, 'jiaow', { type: 'accept' }));
    const tasks = async () => (await everythingOf(story)).task;
    expect(await tasks()).toMatchObject([
      { seat: 'department:JGSW', paused: false },
      { seat: 'department:JIAOW', paused: false },
    ]);
    await recordStep(pool, 'application', stepBy(story, 'office', { type: 'suspend', why: 'suspension' }));
    expect(await tasks()).toMatchObject([{ paused: true }, { paused: true }]);
    await recordStep(pool, 'application', stepBy(story, 'office', { type: 'resume' }));
    const agree = { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' } as const;
    await recordStep(pool, 'application', stepBy(story, 'jiaow', agree));
    expect(await tasks()).toMatchObject([
      { seat: 'department:JGSW', due_on: story.due('department:JGSW'), paused: false },
    ]);
  });

  it('retries after a deadlock, and throws errors that a later attempt may not meet', async () => {
    const step = stepBy(await submitted(), 'jiaow', { type: 'accept' });
    const query = jest.spyOn(pool, 'query');
    query.mockRejectedValueOnce(new Error('ECONNREFUSED') as never);
    await expect(recordStep(pool, 'application', step)).rejects.toThrow('ECONNREFUSED');
    query.mockRejectedValueOnce(Object.assign(new Error('deadlock'), { code: '40P01' }) as never);
    expect(await recordStep(pool, 'application', step)).toMatchObject({ status: 'recorded' });
    query.mockRestore();
  });
});
