import {
  APPLICATION_LIFE,
  type ApplicationEvent,
  type ApplicationTypes,
  fold,
  isFinal,
  type StepResult,
  stepTo,
} from '@app/domain';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import {
  aWorld,
  chosenStep,
  play,
  rules,
  runs,
  type Step,
  type World,
} from '../../../../test/support/domain/random-life';
import { type Database, freshDatabase } from '../../../../test/support/database';
import { createPool } from '../connection/pool';
import { recordStep } from './record-step';
import { insertDraft, schoolOf, seedSchool } from '../../../../test/support/database/rows';

/** The refusals that only PostgreSQL can decide, after the procedure has allowed the act. */
const LAST_WORD = [
  ...['carryByProposal', 'revokeByAdjustment', 'countsElsewhere'],
  ...['documentNumberTaken', 'namingMovesYear'],
];

describe('any life that the procedure allows', () => {
  let database: Database;
  let pool: Pool;
  let lives = 0;
  const refusals = new Set<string>();
  const ends = new Set<string>();

  beforeAll(async () => {
    database = await freshDatabase();
    const owner = createPool(database.ownerUrl);
    await seedSchool(owner);
    await owner.query('UPDATE programme SET baseline = 3');
    await owner.end();
    pool = createPool(database.appUrl);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function born(): Promise<World> {
    const world = { ...aWorld(), app: schoolOf((lives += 1)) };
    await insertDraft(pool, { app: world.app, rules });
    return world;
  }

  /** Records the step from `before` to the present state, as the workflow does. */
  async function record(before: World['app'], { app, events }: World): Promise<StepResult<ApplicationTypes>> {
    const step = events.slice(before.seq);
    const byPerson = step.some((event) => event.by !== 'system');
    const { id: applicationId, number, seq, stage } = app;
    const id = randomUUID();
    const answer = { applicationId, number, commandId: id, seq, stage, waitingFor: [], tasks: [] };
    return recordStep(pool, 'application', {
      ...stepTo(APPLICATION_LIFE, { state: app, rules }, step),
      ...(byPerson && { command: { id, type: 'accept', bodyHash: '-', answer } }),
      ...(before.seq === 0 && { rules }),
    });
  }

  /**
   * Gives most namings a document number that belongs to one day; some take a number that may belong to another day.
   */
  function ownDocument(step: Step, choice: number): Step {
    if (!('act' in step) || step.act.type !== 'name' || choice % 4 === 0) return step;
    return { ...step, act: { ...step.act, documentNumber: `渝北无废办〔2024〕${step.act.date}号` } };
  }

  /** Checks that the events of a life fold to its recorded state, and that its tasks are those of the state. */
  async function checkRecord({ app }: World): Promise<void> {
    const { rows } = await pool.query(
      `SELECT a.state, (SELECT array_agg(t.seat ORDER BY t.seat) FROM task t WHERE t.application_id = a.id) AS seats,
              (SELECT jsonb_agg(e.data || jsonb_build_object('seq', e.seq, 'type', e.type, 'by', e.by_user,
                 'at', (extract(epoch FROM e.at) * 1000)::bigint) ORDER BY e.seq)
                 FROM application_event e WHERE e.application_id = a.id) AS events
         FROM application a WHERE a.id = $1`,
      [app.id],
    );
    const [{ state, seats, events }] = rows;
    expect(state).toEqual(JSON.parse(JSON.stringify(app)));
    expect(seats ?? []).toEqual(app.tasks.map((task) => task.seat).sort());
    const begin = schoolOf(lives);
    expect(JSON.parse(JSON.stringify(fold(begin, events as ApplicationEvent[])))).toEqual(state);
  }

  it('is recorded step by step, and only a figure or a document number may be refused', async () => {
    const life = fc.asyncProperty(runs, async (choices) => {
      let world = await born();
      for (const choice of choices) {
        const before = { ...world, events: [...world.events] };
        play(world, ownDocument(chosenStep(world, choice), choice));
        if (world.app === before.app) continue;
        const result = await record(before.app, world);
        if (result.status === 'refused' && LAST_WORD.includes(result.code)) {
          refusals.add(result.code);
          world = before;
        } else {
          expect(result).toMatchObject({ status: 'recorded' });
        }
        if (isFinal(world.app.stage) && world.app.stage !== 'settled') break;
      }
      ends.add(world.app.stage);
      if (world.app.seq > 0) await checkRecord(world);
    });
    for (let rounds = 0; rounds < 2 || (!(await cameFar()) && rounds < 10); rounds += 1) {
      await fc.assert(life, { numRuns: 40, endOnFailure: true });
    }
    expect(await cameFar()).toBe(true);
  }, 120_000);

  /** Whether the lives so far have reached every part of the procedure. */
  async function cameFar(): Promise<boolean> {
    const { rows } = await pool.query(
      `SELECT count(DISTINCT type)::int AS types, (SELECT count(*)::int FROM decision) AS decisions,
              (SELECT count(*)::int FROM cell) AS cells FROM application_event`,
    );
    return (
      rows[0].types > 20 && rows[0].decisions > 20 && rows[0].cells > 4 && ends.size > 4 && refusals.size > 0
    );
  }

  it('leaves a ledger that agrees with the cells, year by year', async () => {
    const { rows } = await pool.query(
      `SELECT year, sum(cells)::int AS cells, sum(entries)::int AS entries FROM (
         SELECT assessment_year AS year, count(*) AS cells, 0 AS entries FROM cell
          WHERE assessment_year IS NOT NULL AND revoked_on IS NULL GROUP BY 1
         UNION ALL SELECT assessment_year, 0, sum(delta) FROM ledger_entry GROUP BY 1) f GROUP BY year`,
    );
    for (const { cells, entries } of rows) expect(entries).toBe(cells);
    expect(rows.length).toBeGreaterThan(0);
  });
});
