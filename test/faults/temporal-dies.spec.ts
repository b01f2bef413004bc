import { randomUUID } from 'node:crypto';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { type OwnPostgres, startPostgres } from '../support/postgres';
import { eventually, startSystem, type System } from '../support/system';
import { freshNamespace, type OwnTemporal, startTemporal } from '../support/temporal';
import { CallLog, troubleOf } from './call-log';
import { checkInvariants } from './checks';
import { openWorkflows } from './workflows';

jest.setTimeout(240_000);

describe('the Temporal server', () => {
  let postgres: OwnPostgres;
  let temporal: OwnTemporal;
  let system: System;
  beforeAll(async () => {
    postgres = await startPostgres();
    temporal = await startTemporal(postgres);
    const database = await postgres.freshDatabase();
    system = await startSystem('2024-09-02T09:00:00+08:00', { database, temporalAddress: temporal.address });
  });
  afterAll(async () => {
    await system?.stop();
    await temporal?.close();
    await postgres?.close();
  });

  it('killed: lists work, acts get 503 with Retry-After, and succeed once it is back', async () => {
    const log = new CallLog();
    const hands = log.insist(system.crew, 120_000);
    const journeys = await Promise.all(
      Array.from({ length: 4 }, () =>
        Journey.at(system.crew, 'departmentReview', { hands, today: '2024-09-02' }),
      ),
    );
    const journey = journeys[0]!;
    const running = Promise.all(journeys.slice(1).map((one) => one.to('publicNotice')));
    await temporal.kill();

    const jgsw = await system.crew.as('jgsw');
    expect((await jgsw.get('/applications')).status).toBe(200);
    const act = { type: 'giveOpinion', opinion: 'agree', commandId: randomUUID() };
    const reply = await jgsw.act(journey.id, act);
    expect(troubleOf(reply)).toMatch(/^503 \w+ retry-after \d+$/);
    expect(reply.body.detail).toMatch(/稍后/);
    const ready = await fetch(`${system.base}/api/health/ready`);
    expect(ready.status).toBe(503);

    await temporal.restart();
    await eventually(
      async () => (await jgsw.act(journey.id, act)).status === 200,
      60_000,
      'the act is answered',
    );
    await running;
    await journey.refresh();
    await journey.opinion('JIAOW', 'agree');
    expect(journey.stage).toBe('inspection');
    expect(log.shameful).toEqual([]);
    await checkInvariants(system, log);
  });

  it('with its database lost: every open application is rebuilt from the record, with its clocks', async () => {
    const { crew } = system;
    const returned = await Journey.at(crew, 'formalCheck');
    await returned.returnForCorrection();
    const halfReviewed = await Journey.at(crew, 'departmentReview');
    await halfReviewed.opinion('JIAOW', 'agree');
    const rectifying = await Journey.at(crew, 'inspection');
    await rectifying.inspect('rectify');
    const objectedTo = await Journey.at(crew, 'publicNotice');
    await objectedTo.openNotice();
    const objector = { kind: 'unit', name: '某物业公司', phone: '023-67000000', text: '与事实不符' };
    await objectedTo.act('office', { type: 'raiseObjection', objector });
    const over = await Journey.at(crew, 'formalCheck');
    await over.act('jiaow', { type: 'refuseAcceptance', reason: '不属于申报范围' });

    await system.kill(system.workers[0]!);
    await system.kill(system.apis[0]!);
    system.namespace = await freshNamespace(temporal.address); // a namespace without their workflows
    system.env.TEMPORAL_NAMESPACE = system.namespace;
    await system.startWorker();
    await system.startApi();

    const workflows = await openWorkflows(system);
    try {
      const open = await system.sql('SELECT number FROM application WHERE is_open');
      const running = async () =>
        (await Promise.all(open.map(({ number }) => workflows.statusOf(number)))).every(
          (s) => s === 'RUNNING',
        );
      await eventually(running, 60_000, 'every open application has a workflow again');
      expect(await workflows.statusOf(over.number)).toBe('NOT_FOUND');
    } finally {
      await workflows.close();
    }
    await checkInvariants(system);

    await halfReviewed.opinion('JGSW', 'agree');
    expect(halfReviewed.stage).toBe('inspection');
    await system.moveTo(morning('2024-09-15'));
    expect((await returned.view()).stage).toBe('lapsed');
    expect(await objectedTo.view()).toMatchObject({ stage: 'publicNotice', notice: { ended: true } });
    expect((await rectifying.view()).stage).toBe('rectification');
    await checkInvariants(system);
  });
});
