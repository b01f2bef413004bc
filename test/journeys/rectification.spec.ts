import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

describe('a rectification', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  async function inRectification(): Promise<Journey> {
    const journey = await Journey.at(system.crew, 'inspection', { cellType: 'SUPERMARKET' });
    await journey.inspect('rectify');
    expect(journey.stage).toBe('rectification');
    return journey;
  }

  it('is checked again after the unit has reported, not before, and may then pass', async () => {
    const journey = await inRectification();
    expect(journey.waitingFor).toEqual(['applicant']);
    const sheet = await journey.sheet('passed');
    const early = await (
      await system.crew.as('inspector1')
    ).act(journey.id, { type: 'fileInspection', sheet });
    expect(early).toMatchObject({ status: 409, body: { code: 'rectificationNotReported' } });
    await journey.rectified();
    expect(journey.waitingFor).toEqual(['inspection']);
    await journey.file('passed');
    expect(journey.stage).toBe('officeReview');
    expect((await journey.view()).inspection).toMatchObject({ outcome: 'passed', rectificationRounds: 1 });
  });

  it('is granted twice; a third failing is the end', async () => {
    const journey = await inRectification();
    await journey.rectified();
    await journey.file('rectify');
    expect(journey.stage).toBe('rectification');
    await journey.rectified();
    await journey.file('rectify');
    expect(journey.stage).toBe('refused');
    const refused = (await journey.events()).find(({ type }: any) => type === 'refused');
    expect(refused.data.cause).toBe('inspectionFailed');
  });

  it('runs out after thirty days, on the day after the holidays', async () => {
    const journey = await inRectification();
    expect(journey.due('applicant')).toBe('2024-10-08'); // 2 October is a holiday: 民法典 203
    await system.moveTo('2024-10-08T23:59:30+08:00');
    expect((await journey.view()).stage).toBe('rectification');
    await system.moveTo('2024-10-09T00:00:30+08:00');
    expect((await journey.view()).stage).toBe('refused');
    const events = (await journey.events()).slice(-3);
    expect(events.map(({ type }: any) => type)).toEqual(['rectificationRanOut', 'refused', 'stageEntered']);
    await system.moveTo('2024-10-09T09:00:30+08:00'); // no mail leaves before 09:00
    const mail = await system.mailbox.waitFor(
      ({ subject }) => subject.includes('申报未通过') && subject.includes(journey.number),
    );
    expect(mail.text).toContain('整改期限已满');
  }, 60_000);
});
