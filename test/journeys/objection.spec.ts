import { addDays } from '@app/domain';
import { randomUUID } from 'node:crypto';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

const OBJECTOR = {
  kind: 'person',
  name: '赵六甲',
  phone: '13912345678',
  address: '回兴街道 88 号',
  idNumber: '500112199001011234',
  text: '公示的台账与实际不符',
};

describe('an objection', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-13T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  async function objectedTo(): Promise<{ journey: Journey; objectionId: string }> {
    const journey = await Journey.at(system.crew, 'publicNotice');
    await journey.openNotice();
    const objectionId = randomUUID();
    await journey.act('office', { type: 'raiseObjection', objectionId, objector: OBJECTOR });
    return { journey, objectionId };
  }

  it('is known to all who see the case, who raised it to the office alone', async () => {
    const { journey, objectionId } = await objectedTo();
    const seenByOffice = await journey.view('office');
    expect(seenByOffice.flags.objectionOpen).toBe(true);
    expect(seenByOffice.objections).toMatchObject([{ id: objectionId, outcome: 'open', objector: OBJECTOR }]);
    for (const login of ['unit1', 'jiaow', 'jgsw', 'inspector1']) {
      const view = await journey.view(login);
      const events = await journey.events(login);
      expect(view.objections).toMatchObject([{ id: objectionId, outcome: 'open' }]);
      for (const secret of [OBJECTOR.name, OBJECTOR.phone, OBJECTOR.idNumber, OBJECTOR.text]) {
        expect(JSON.stringify([view, events])).not.toContain(secret);
      }
    }
  });

  it('holds this unit back after the notice has ended, and nobody else; dismissed, it goes on', async () => {
    const { journey, objectionId } = await objectedTo();
    const other = await Journey.at(system.crew, 'publicNotice');
    await other.openNotice();
    expect(journey.due('time')).toBe('2024-09-23');
    expect(journey.due('office')).toBe('2024-09-29');

    await system.moveTo(morning('2024-09-24'));
    await journey.refresh();
    await other.refresh();
    expect(other.stage).toBe('naming');
    expect(journey.stage).toBe('publicNotice');
    const office = await system.crew.as('office');
    const name = { type: 'name', documentNumber: '渝北无废办〔2024〕41号', date: '2024-09-24' };
    expect(await office.act(journey.id, name)).toMatchObject({
      status: 409,
      body: { code: 'objectionOpen' },
    });
    const late = await office.act(journey.id, { type: 'raiseObjection', objector: OBJECTOR });
    expect(late).toMatchObject({ status: 409, body: { code: 'noticeEnded' } });

    await journey.act('office', {
      type: 'settleObjection',
      objectionId,
      outcome: 'dismissed',
      reason: '经核实不成立',
    });
    expect(journey.stage).toBe('naming');
    await journey.act('office', name);
    expect(journey.stage).toBe('municipalReport');
  }, 60_000);

  it('that is upheld leads back to inspection, or ends the application', async () => {
    const again = await objectedTo();
    await again.journey.act('office', {
      ...{ type: 'settleObjection', objectionId: again.objectionId, outcome: 'upheld', then: 'inspection' },
      reason: '部分属实，重新核查',
    });
    expect(again.journey.stage).toBe('inspection');
    expect((await again.journey.view()).round).toBe(2);
    await again.journey.to('publicNotice');
    await again.journey.openNotice(); // a new public notice
    expect(again.journey.waitingFor).toEqual(['time']);

    const over = await objectedTo();
    await over.journey.act('office', {
      ...{ type: 'settleObjection', objectionId: over.objectionId, outcome: 'upheld', then: 'refused' },
      reason: '属实',
    });
    expect(over.journey.stage).toBe('refused');
  }, 60_000);

  it('that arrived within the public notice counts, although it is registered after its end', async () => {
    const journey = await Journey.at(system.crew, 'publicNotice');
    await journey.openNotice();
    const { endsOn } = (await journey.view()).notice;
    await system.moveTo(morning(addDays(endsOn, 1)));
    await journey.refresh();
    expect(journey.stage).toBe('naming');
    const objectionId = randomUUID();
    await journey.act('office', {
      type: 'raiseObjection',
      objectionId,
      receivedOn: endsOn,
      objector: OBJECTOR,
    });
    expect(journey.stage).toBe('naming');
    expect((await journey.view('office')).objections).toMatchObject([{ raisedOn: endsOn, outcome: 'open' }]);
    const office = await system.crew.as('office');
    const name = { type: 'name', documentNumber: '渝北无废办〔2024〕42号', date: addDays(endsOn, 1) };
    expect(await office.act(journey.id, name)).toMatchObject({
      status: 409,
      body: { code: 'objectionOpen' },
    });
    const settled = { type: 'settleObjection', objectionId, outcome: 'dismissed', reason: '经核实不成立' };
    await journey.act('office', settled);
    await journey.act('office', name);
    expect(journey.stage).toBe('municipalReport');
  }, 60_000);

  it('is not settled twice, nor one that nobody raised', async () => {
    const { journey, objectionId } = await objectedTo();
    const office = await system.crew.as('office');
    const settle = (id: string) =>
      office.act(journey.id, {
        type: 'settleObjection',
        objectionId: id,
        outcome: 'dismissed',
        reason: '不成立',
      });
    expect(await settle(randomUUID())).toMatchObject({ status: 422, body: { code: 'objectionUnknown' } });
    expect((await settle(objectionId)).status).toBe(200);
    expect(await settle(objectionId)).toMatchObject({ status: 409, body: { code: 'noOpenObjection' } });
  });
});
