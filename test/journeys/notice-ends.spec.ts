import { randomUUID } from 'node:crypto';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

const DOCUMENT = '渝北无废办〔2024〕31号';

describe('the public notice', () => {
  let system: System;
  let batch: Journey[];

  beforeAll(async () => {
    system = await startSystem('2024-09-27T09:00:00+08:00');
    batch = [];
    for (const cellType of ['SCHOOL', 'FACTORY', 'GAS_STATION']) {
      const journey = await Journey.at(system.crew, 'publicNotice', { cellType });
      await journey.openNotice();
      batch.push(journey);
    }
  }, 60_000);
  afterAll(() => system?.stop());

  it('lasts five working days from the day after posting, over the holidays', () => {
    for (const journey of batch) expect(journey.due('time')).toBe('2024-10-10');
  });

  it('cannot be cut short: nothing is named before its last day is over', async () => {
    const office = await system.crew.as('office');
    await system.moveTo('2024-10-10T23:59:30+08:00');
    const early = await office.act(batch[0]!.id, {
      type: 'name',
      documentNumber: DOCUMENT,
      date: '2024-10-10',
    });
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'noticeNotEnded', facts: { endsOn: '2024-10-10' } },
    });
    expect(early.body.detail).toContain('2024-10-10');
    expect((await batch[0]!.view()).stage).toBe('publicNotice');
  });

  it('ends by itself at 24:00, for each application at that very moment', async () => {
    await system.moveTo('2024-10-11T09:00:00+08:00');
    for (const journey of batch) {
      await journey.refresh();
      expect(journey.stage).toBe('naming');
      const ended = (await journey.events()).find(({ type }: any) => type === 'noticeEnded');
      expect(Date.parse(ended.at)).toBe(Date.parse('2024-10-11T00:00:00+08:00'));
      expect(journey.due('office')).toBe('2024-10-23');
    }
  });

  it('is followed by a naming with a right number and a right date', async () => {
    const office = await system.crew.as('office');
    const attempt = (documentNumber: string, date: string) =>
      office.act(batch[0]!.id, { type: 'name', documentNumber, date });
    const noBrackets = await attempt('渝北无废办[2024年]31号', '2024-10-11');
    expect(noBrackets).toMatchObject({ status: 422, body: { errors: [{ pointer: '/documentNumber' }] } });
    expect(noBrackets.body.errors[0].detail).toContain('〔〕');
    expect((await attempt(DOCUMENT, '2024-10-10')).body.code).toBe('namedBeforeNoticeEnded');
    expect(await attempt(DOCUMENT, '2024-10-12')).toMatchObject({
      status: 422,
      body: { code: 'dateInTheFuture' },
    });
  });

  it('lets one document name many: a batch, each item for itself', async () => {
    const office = await system.crew.as('office');
    const command = (date: string) => ({
      commandId: randomUUID(),
      type: 'name',
      documentNumber: DOCUMENT,
      date,
    });
    const unknown = randomUUID();
    const reply = await office.post('/bulk/commands', {
      items: [
        { applicationId: batch[0]!.id, command: command('2024-10-11') },
        { applicationId: unknown, command: command('2024-10-11') },
        { applicationId: batch[1]!.id, command: command('2024-10-11') },
      ],
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ succeeded: 2, failed: 1 });
    expect(reply.body.items.map(({ status }: any) => status)).toEqual([200, 404, 200]);

    await system.moveTo('2024-10-14T09:00:00+08:00');
    const otherDate = await office.act(batch[2]!.id, {
      type: 'name',
      documentNumber: DOCUMENT,
      date: '2024-10-14',
    });
    expect(otherDate).toMatchObject({ status: 409, body: { code: 'documentNumberTaken' } });
    await batch[2]!.refresh();
    expect(batch[2]!.stage).toBe('naming');
    await batch[2]!.name('渝北无废办〔2024〕32号');
  });
});
