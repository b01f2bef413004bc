import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

describe('two lead departments', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  const inReview = (cellType = 'SCHOOL') => Journey.at(system.crew, 'departmentReview', { cellType });

  it.each(['VILLAGE', 'SCHOOL', 'HOSPITAL', 'LEISURE_AREA', 'RESTAURANT_HOTEL', 'VENUE'])(
    'must both agree on a %s',
    async (cellType) => {
      const journey = await inReview(cellType);
      expect(journey.waitingFor).toHaveLength(2);
      await journey.opinion(journey.leads[1]!, 'agree');
      expect(journey.stage).toBe('departmentReview');
      await journey.opinion(journey.leads[0]!, 'agree');
      expect(journey.stage).toBe('inspection');
    },
  );

  it('who disagree bring the case before the office, which may go on', async () => {
    const journey = await inReview();
    await journey.review('agree', 'disagree');
    expect(journey.stage).toBe('conciliation');
    expect(journey.waitingFor).toEqual(['office']);
    const byOther = await (
      await system.crew.as('jiaow')
    ).act(journey.id, { type: 'conciliate', outcome: 'uphold' });
    expect(byOther.status).toBe(403);
    await journey.act('office', { type: 'conciliate', outcome: 'uphold', reason: '会商后同意' });
    expect(journey.stage).toBe('inspection');
  });

  it('who disagree bring the case before the office, which may refuse with a reason', async () => {
    const journey = await inReview();
    await journey.review('disagree', 'agree');
    const office = await system.crew.as('office');
    const silent = await office.act(journey.id, { type: 'conciliate', outcome: 'refuse' });
    expect(silent).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
    await journey.act('office', { type: 'conciliate', outcome: 'refuse', reason: '两部门会商后不予通过' });
    expect(journey.stage).toBe('refused');
  });

  it('who both refuse end it, without the office', async () => {
    const journey = await inReview();
    await journey.review('disagree', 'disagree');
    expect(journey.stage).toBe('refused');
    const refused = (await journey.events()).find(({ type }: any) => type === 'refused');
    expect(refused.data.cause).toBe('allDepartmentsDisagree');
    const opinions = (await journey.view('unit1')).opinions;
    expect(opinions.map(({ department, opinion }: any) => [department, opinion])).toEqual([
      ['JIAOW', 'disagree'],
      ['JGSW', 'disagree'],
    ]);
  });

  it('each have one opinion: a second is refused, and another department has none at all', async () => {
    const journey = await inReview();
    await journey.opinion('JIAOW', 'agree');
    const act = { type: 'giveOpinion', opinion: 'agree' };
    const twice = await (await system.crew.as('jiaow')).act(journey.id, act);
    expect(twice).toMatchObject({ status: 409, body: { code: 'opinionAlreadyGiven' } });
    const stranger = await (await system.crew.as('sww')).act(journey.id, act);
    expect(stranger.status).toBe(404); // what a caller may not read answers 404, not 403
    const forOther = await (await system.crew.as('jiaow')).act(journey.id, { ...act, department: 'JGSW' });
    expect([403, 409]).toContain(forOther.status);
    expect((await journey.view()).stage).toBe('departmentReview');
  });

  it('never agree by silence: the day passes, it is recorded as late, and the case waits', async () => {
    const journey = await inReview();
    await journey.opinion('JIAOW', 'agree');
    await system.moveTo('2024-10-08T09:00:00+08:00'); // the first working day after the last day
    await journey.refresh();
    expect(journey.stage).toBe('departmentReview');
    expect(journey.waitingFor).toEqual(['department:JGSW']);
    const late = (await journey.events()).filter(({ type }: any) => type === 'overdue');
    expect(late).toHaveLength(1);
    expect(late[0].data).toMatchObject({ seat: 'department:JGSW', dueOn: '2024-09-30' });
    const mail = await system.mailbox.waitFor(
      ({ to, text }) =>
        to.includes('jgsw@wufei.example') &&
        text.includes(`${journey.number}，截止2024年9月30日（星期一），逾期`),
    );
    expect(mail.subject).toContain('已逾期');
    await journey.opinion('JGSW', 'agree');
    expect(journey.stage).toBe('inspection');
  }, 60_000);
});
