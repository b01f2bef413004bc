import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { Journey } from '../support/journey';
import { type OwnPostgres, startPostgres } from '../support/postgres';
import { eventually, startSystem, type System } from '../support/system';
import { CallLog, troubleOf } from './call-log';
import { checkInvariants } from './checks';

jest.setTimeout(240_000);

describe('PostgreSQL killed', () => {
  let postgres: OwnPostgres;
  let system: System;
  beforeAll(async () => {
    postgres = await startPostgres();
    system = await startSystem('2024-09-02T09:00:00+08:00', { database: await postgres.freshDatabase() });
  });
  afterAll(async () => {
    await system?.stop();
    await postgres?.close();
  });

  it('gives 503 with Retry-After to reads and acts; the api stays alive', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const jiaow = await system.crew.as('jiaow');
    await postgres.kill();
    const act = { type: 'accept', commandId: randomUUID() };
    const replies = [
      await jiaow.act(journey.id, act),
      await jiaow.get('/applications'),
      await jiaow.get(`/applications/${journey.id}`),
      await jiaow.post('/session', { login: 'jiaow', password: 'wufei-demo' }),
    ];
    for (const reply of replies) expect(troubleOf(reply)).toMatch(/^503 unavailable retry-after \d+$/);
    expect((await jiaow.get('/health/live')).status).toBe(200);
    expect((await jiaow.get('/health/ready')).status).toBe(503);

    await postgres.restart();
    await eventually(
      async () => (await jiaow.act(journey.id, act)).status === 200,
      60_000,
      'the act is answered',
    );
    expect((await journey.view()).stage).toBe('departmentReview');
    await checkInvariants(system);
  });

  it('repeatedly under load loses no acknowledged command, and repeats none', async () => {
    const log = new CallLog();
    const hands = log.insist(system.crew, 120_000);
    await Promise.all(
      ['office', 'jiaow', 'jgsw', 'inspector1', 'inspector2'].map((login) => system.crew.as(login)),
    );
    const journeys = await Promise.all(
      Array.from({ length: 8 }, () => Journey.draft(system.crew, { cellType: 'SCHOOL', hands })),
    );
    const running = Promise.all(journeys.map((journey) => reach(journey, 'departmentReview')));
    for (const pause of [150, 400]) {
      await rest(pause);
      await postgres.kill();
      await postgres.restart();
    }
    await running;
    expect(log.shameful).toEqual([]);
    await system.mailsHaveLeft();
    await checkInvariants(system, log);
  });

  /** Moves a journey to a stage; reads are retried like acts, because the journey reads programme time. */
  async function reach(journey: Journey, stage: 'departmentReview'): Promise<void> {
    await journey.to(stage);
    await journey.opinion('JIAOW', 'agree');
    await journey.opinion('JGSW', 'agree');
    expect(journey.stage).toBe('inspection');
  }
});
