import { addDays } from '@app/domain';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

/**
 * Acts that are not tied to one stage: withdraw (撤回), suspend (中止), resume (恢复), extend (延长), transfer (转办),
 * urge (催办).
 */
describe('a case', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  it('stands still while suspended: nobody acts, no day counts, and the rest counts from its resumption', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    expect(journey.due('department:JIAOW')).toBe('2024-09-09');
    await journey.act('office', { type: 'suspend', reason: '等待上级文件' });
    const refused = await (await system.crew.as('jiaow')).act(journey.id, { type: 'accept' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'suspended' } });
    expect((await journey.view()).nextClock).toBeNull();

    await system.moveTo(morning('2024-09-10')); // after the last day, if it had not been paused
    expect((await journey.view()).tasks[0]).toMatchObject({ overdue: false, paused: true });
    await journey.act('office', { type: 'resume' });
    expect(journey.due('department:JIAOW')).toBe('2024-09-18'); // five days: 11, 12, 13, 14 (make-up), 18
    await journey.accept();
    expect(journey.stage).toBe('departmentReview');
  }, 60_000);

  it('may be withdrawn by its unit until it is named, and is over then', async () => {
    const journey = await Journey.at(system.crew, 'officeReview', { cellType: 'AUTO_REPAIR' });
    for (const login of ['office', 'jtj']) {
      expect((await (await system.crew.as(login)).act(journey.id, { type: 'withdraw' })).status).toBe(403);
    }
    await journey.act('unit1', { type: 'withdraw', reason: '明年再报' });
    expect(journey).toMatchObject({ stage: 'withdrawn', waitingFor: [] });
    const decide = { type: 'officeDecide', decision: 'approve' };
    const late = await (await system.crew.as('office')).act(journey.id, decide);
    expect(late).toMatchObject({ status: 409, body: { code: 'wrongStage', facts: { stage: 'withdrawn' } } });

    const named = await Journey.at(system.crew, 'municipalReport', { cellType: 'AUTO_REPAIR' });
    const tooLate = await (await system.crew.as('unit1')).act(named.id, { type: 'withdraw' });
    expect(tooLate).toMatchObject({ status: 409, body: { code: 'wrongStage' } });
  }, 60_000);

  it('gives a reviewer ten days more, once and with a reason; the first date stays on record', async () => {
    const journey = await Journey.at(system.crew, 'departmentReview');
    const jgsw = await system.crew.as('jgsw');
    const before = journey.due('department:JGSW');
    const unreasoned = await jgsw.act(journey.id, { type: 'extend' });
    expect(unreasoned).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
    await journey.act('jgsw', { type: 'extend', reason: '需会同街道核实' });
    expect(journey.due('department:JGSW') > before).toBe(true);
    expect(journey.due('department:JIAOW')).toBe(before); // each department has its own period
    const extended = (await journey.events()).find(({ type }: any) => type === 'extended');
    expect(extended.data).toMatchObject({ from: before, to: journey.due('department:JGSW') });
    const twice = await jgsw.act(journey.id, { type: 'extend', reason: '仍需时间' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'alreadyExtended' } });
  });

  it('is handed to a named person of the same seat, who is told', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const jiaow = await system.crew.as('jiaow');
    const people = (await jiaow.mustGet(`/applications/${journey.id}/people`)).items;
    const colleague = people.find(({ department }: any) => department === 'JIAOW');
    await journey.act('jiaow', { type: 'transfer', to: colleague.id, reason: '分工调整' });
    expect((await journey.view()).tasks[0].assignee).toBeTruthy();
    const applicant = await system.crew.idOf('unit1');
    const toApplicant = await jiaow.act(journey.id, { type: 'transfer', to: applicant });
    expect([403, 422]).toContain(toApplicant.status);
  });

  it('may be urged once a working day; whoever is waited for hears of it', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    await journey.act('unit1', { type: 'urge' });
    const mail = await system.mailbox.waitFor(
      ({ subject }) => subject.includes('催办') && subject.includes(journey.number),
    );
    expect(mail.to).toEqual(['jiaow@wufei.example']);
    const twice = await (await system.crew.as('unit1')).act(journey.id, { type: 'urge' });
    expect(twice).toMatchObject({ status: 409, body: { code: 'alreadyUrged' } });
    await system.moveTo(morning(addDays(await system.crew.today(), 1)));
    await journey.act('unit1', { type: 'urge' });
    const urged = (await journey.events()).filter(({ type }: any) => type === 'urged');
    expect(urged).toHaveLength(2);
  }, 60_000);
});
