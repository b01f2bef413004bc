import { nineOn, nothingNew, type ObligationTypes } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { inReview, people } from '../../../../test/support/builders';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { handIn, insertObligation, obligationStory } from '../../../../test/support/database/obligations';
import type { ObligationStory } from '../../../../test/support/domain/obligation-story';
import {
  asSchool,
  insertPerson,
  insertStory,
  seedSchool,
  stepBy,
} from '../../../../test/support/database/rows';
import { findCommand } from './target.query';
import { recordStep } from './record-step';
import { RecordBehindWorkflow } from './refused';

const TABLES = {
  obligation_event: 'seq',
  command: 'seq',
  obligation_part: 'department',
  contribution: 'department, item, version',
  outbox: 'id',
};
const FIGURE = { progress: '已完成', figure: 95.5, figureText: '95.5%', unit: '%', source: '统计年报' };

describe('a step of an obligation', () => {
  let database: Database;
  let owner: Pool;
  let pool: Pool;
  let lastNumber = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    pool = createPool(database.appUrl);
    await seedSchool(owner, nineOn('2025-01-02'));
    await insertPerson(owner, { login: 'jgsw-head', role: 'department', department: 'JGSW', head: true });
    await insertPerson(owner, { login: 'digester', role: 'department', department: 'JGSW', digest: true });
  });

  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const planned = () => obligationStory((lastNumber += 1));
  const created = () => insertObligation(pool, planned().create('2025-04-30'));

  /** Returns every row of an obligation, by table. */
  async function everythingOf({ obligation }: ObligationStory): Promise<Record<string, any[]>> {
    const found: Record<string, unknown[]> = {};
    for (const [table, order] of Object.entries(TABLES)) {
      const sql = `SELECT * FROM ${table} WHERE obligation_id = $1 ORDER BY ${order}`;
      found[table] = (await owner.query(sql, [obligation.id])).rows;
    }
    found.obligation = (await owner.query('SELECT * FROM obligation WHERE id = $1', [obligation.id])).rows;
    return found;
  }

  it('writes state, events, command, parts and mails of the first step, which makes the row', async () => {
    const story = planned();
    const step = story.stepBy('office', { type: 'create', dueOn: '2025-04-30', parts: PARTS });
    const { id, answer } = step.command!;
    const result = await recordStep(pool, 'obligation', { ...step, rules: story.rules });
    expect(result).toMatchObject({ status: 'recorded' });
    const found = await everythingOf(story);
    expect(found.obligation).toMatchObject([
      { key: story.obligation.key, kind: 'selfAssessment', status: 'open', seq: 1, due_on: '2025-04-30' },
    ]);
    expect(found.obligation![0]).toMatchObject({
      programme_year: 2025,
      about: '2024',
      addressee: 'SWFB',
      state: JSON.parse(JSON.stringify(story.obligation)),
      rules: story.rules,
      calendar_version: 3,
      is_open: true,
    });
    expect(found.obligation_event).toMatchObject([
      { seq: 1, type: 'created', by_user: people.office, command_id: id },
    ]);
    expect(found.command).toMatchObject([{ type: 'create', seq: 1, answer, application_id: null }]);
    expect(found.obligation_part).toMatchObject([
      { department: 'JGSW', due_on: '2025-04-24', items: 2, missing: 2 },
      { department: 'JIAOW', due_on: '2025-04-24', items: 1, missing: 1 },
    ]);
    expect(found.outbox!.map(({ kind, recipient }) => `${kind} → ${recipient}`).sort()).toEqual([
      'dutyOpened → jgsw@example.cn',
      'dutyOpened → jiaow@example.cn',
    ]);
    expect(await findCommand(pool, id)).toMatchObject({ kind: 'obligation', answer });
  });

  it('changes nothing when run twice, and returns the stored state with the given answer', async () => {
    for (const recorded of [false, true]) {
      const story = recorded ? await created() : planned();
      const command = { type: 'create', dueOn: '2025-04-30', parts: PARTS } as const;
      const step = recorded
        ? story.stepBy('office', { type: 'setDueDate', dueOn: '2025-05-20' })
        : { ...story.stepBy('office', command), rules: story.rules };
      expect(await recordStep(pool, 'obligation', step)).toMatchObject({ status: 'recorded' });
      const before = await everythingOf(story);
      const { answer, bodyHash } = step.command!;
      const again = await recordStep(pool, 'obligation', step);
      expect(again).toMatchObject({ status: 'ahead', rules: story.rules, answer: { ...answer, bodyHash } });
      expect(again).toMatchObject({ state: JSON.parse(JSON.stringify(story.obligation)) });
      expect(await everythingOf(story)).toEqual(before);
    }
  });

  it('writes a step once when several write it at the same time, also the first step', async () => {
    const story = planned();
    const first = story.stepBy('office', { type: 'create', dueOn: '2025-04-30', parts: PARTS });
    const second = () => story.stepBy('office', { type: 'setDueDate', dueOn: '2025-05-20' });
    for (const step of [{ ...first, rules: story.rules }, second()]) {
      const results = await Promise.all(
        Array.from({ length: 20 }, () => recordStep(pool, 'obligation', step)),
      );
      expect(results.filter(({ status }) => status === 'recorded')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'ahead')).toHaveLength(19);
    }
    expect((await everythingOf(story)).command).toHaveLength(2);
  });

  it('returns the stored state when PostgreSQL is ahead, and for a step without events', async () => {
    const story = await created();
    const behind = structuredClone({ obligation: story.obligation, events: [...story.events] });
    await recordStep(pool, 'obligation', story.stepBy('office', { type: 'setDueDate', dueOn: '2025-05-20' }));
    const late = Object.assign(obligationStory(lastNumber), behind);
    const result = await recordStep(
      pool,
      'obligation',
      late.stepBy('office', { type: 'close', reportedOn: '2025-01-02' }),
    );
    const stored = { status: 'ahead', state: JSON.parse(JSON.stringify(story.obligation)) };
    expect(result).toMatchObject(stored);
    expect(await recordStep(pool, 'obligation', nothingNew(late.obligation))).toMatchObject(stored);
  });

  it('refuses a second obligation of the same key, whatever its id', async () => {
    const story = await created();
    const other = planned();
    other.obligation = { ...other.obligation, key: story.obligation.key };
    const step = other.stepBy('office', { type: 'create', parts: PARTS });
    expect(await recordStep(pool, 'obligation', { ...step, rules: other.rules })).toMatchObject({
      status: 'refused',
      code: 'obligationExists',
      state: null,
    });
    expect((await everythingOf(other)).obligation_event).toEqual([]);
  });

  it('refuses a command id that stands for an act on something else', async () => {
    const id = randomUUID();
    const school = asSchool(1, inReview());
    await insertStory(pool, school);
    await recordStep(pool, 'application', stepBy(school, 'office', { type: 'urge' }, id));
    const story = await created();
    const step = story.stepBy('office', { type: 'urge' }, id);
    expect(await recordStep(pool, 'obligation', step)).toMatchObject({
      status: 'refused',
      code: 'commandIdReused',
    });
    expect((await everythingOf(story)).obligation).toMatchObject([{ seq: 1 }]);
  });

  it('never writes over a record that is behind its workflow', async () => {
    const story = await created();
    story.act('office', { type: 'setDueDate', dueOn: '2025-05-20' }); // and its record is lost
    await expect(recordStep(pool, 'obligation', story.stepBy('office', { type: 'urge' }))).rejects.toThrow(
      RecordBehindWorkflow,
    );
  });

  it('refuses a query for an unknown obligation', async () => {
    const question = nothingNew<ObligationTypes>(planned().obligation);
    expect(await recordStep(pool, 'obligation', question)).toMatchObject({
      status: 'refused',
      code: 'obligationUnknown',
    });
  });

  it('keeps every version of what a department hands in, and counts what is missing', async () => {
    const story = await created();
    await recordStep(pool, 'obligation', await handIn(pool, story, 'jgsw', 'T12', FIGURE));
    await recordStep(
      pool,
      'obligation',
      await handIn(pool, story, 'jgsw', 'T12', { ...FIGURE, problems: '缺设备' }),
    );
    await recordStep(pool, 'obligation', await handIn(pool, story, 'jiaow', 'T12', { progress: '无数据' }));
    const { contribution, obligation_part: parts } = await everythingOf(story);
    expect(contribution).toMatchObject([
      { department: 'JGSW', item: 'T12', version: 1, figure: '95.5', figure_text: '95.5%', problems: null },
      { department: 'JGSW', item: 'T12', version: 2, source: '统计年报', problems: '缺设备' },
      { department: 'JIAOW', item: 'T12', version: 1, figure: null, source: null, by_user: people.jiaow },
    ]);
    expect(parts!.map(({ department, missing }) => [department, missing])).toEqual([
      ['JGSW', 1],
      ['JIAOW', 0],
    ]);
  });

  it.each([
    ['a figure without source', { progress: '已完成', figure: 3 }, 'sourceMissing'],
    ['a figure that is none', { ...FIGURE, figure: '约三成' }, 'recordRefused'],
    ['nothing said', {}, 'recordRefused'],
    ['the evidence of another obligation', { ...FIGURE, fileId: randomUUID() }, 'recordRefused'],
  ])('refuses %s and writes nothing', async (_, body, code) => {
    const story = await created();
    const before = await everythingOf(story);
    const step = await handIn(pool, story, 'jiaow', 'T12', body);
    expect(await recordStep(pool, 'obligation', step)).toMatchObject({ status: 'refused', code });
    expect(await everythingOf(story)).toEqual(before);
  });

  it('refuses a contribution whose input is missing', async () => {
    const story = await created();
    const step = story.stepBy('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    expect(await recordStep(pool, 'obligation', step)).toMatchObject({
      status: 'refused',
      code: 'recordRefused',
    });
  });

  it('an obligation created after its date is past: no part is open, nobody is notified', async () => {
    const story = planned();
    const step = story.stepBy('office', { type: 'create', dueOn: '2024-04-30', parts: PARTS });
    expect(await recordStep(pool, 'obligation', { ...step, rules: story.rules })).toMatchObject({
      status: 'recorded',
    });
    const { obligation, outbox } = await everythingOf(story);
    expect(obligation).toMatchObject([{ status: 'past', is_open: false, next_clock_at: null }]);
    expect(outbox).toEqual([]);
  });

  it('notifies only the heads of an overdue department', async () => {
    const story = await created();
    const mails: string[] = [];
    for (let day = 24; day <= 30; day += 1) {
      const recorded = story.events.length;
      story.on(`2025-04-${day}`);
      await recordStep(pool, 'obligation', story.step(recorded));
    }
    const recorded = story.events.length;
    story.on('2025-05-06');
    await recordStep(pool, 'obligation', story.step(recorded));
    for (const { kind, recipient } of (await everythingOf(story)).outbox!)
      mails.push(`${kind} → ${recipient}`);
    expect(mails.filter((mail) => mail.startsWith('dutyEscalated'))).toEqual([
      'dutyEscalated → jgsw-head@example.cn',
    ]);
    expect(mails.filter((mail) => mail.endsWith('jgsw-head@example.cn'))).toHaveLength(1);
    expect(mails.filter((mail) => mail.endsWith('digester@example.cn'))).toEqual([]);
    expect(mails).toContain('dutyOverdue → jgsw@example.cn');
  });

  it('notifies the office of its own part like a department of its own', async () => {
    const story = planned();
    await owner.query(`INSERT INTO department (id, name, full_name) VALUES ('QWFB', '区无废办', '区无废办')`);
    const parts = [...PARTS, { department: 'QWFB', items: ['T04'] }];
    const step = story.stepBy('office', { type: 'create', dueOn: '2025-04-30', parts });
    await recordStep(pool, 'obligation', { ...step, rules: story.rules });
    const { outbox } = await everythingOf(story);
    expect(outbox!.map(({ kind, seat, recipient }) => [kind, seat, recipient])).toContainEqual([
      'dutyOpened',
      'department:QWFB',
      'office@example.cn',
    ]);
  });

  it('is not changed, rewound or deleted by hand', async () => {
    const { obligation } = await created();
    for (const change of [`key = 'x'`, `programme_year = 2030`, 'seq = 0'])
      await expect(
        pool.query(`UPDATE obligation SET ${change} WHERE id = $1`, [obligation.id]),
      ).rejects.toThrow();
    await expect(owner.query('DELETE FROM obligation WHERE id = $1', [obligation.id])).rejects.toThrow(
      'does not allow',
    );
  });
});

const PARTS = [
  { department: 'JIAOW', items: ['T12'] },
  { department: 'JGSW', items: ['T12', 'T15'] },
];
