import { aPdf } from '../support/api/sample-files';
import { aDraft, morning } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

describe('an application returned for correction', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  it('comes back to its reviewers with their remaining days, and lapses when the unit stays silent', async () => {
    const silent = await Journey.at(system.crew, 'formalCheck');
    await silent.returnForCorrection();
    expect(silent.stage).toBe('correction');
    expect(silent.waitingFor).toEqual(['applicant']);
    expect(silent.due('applicant')).toBe('2024-09-14'); // ten working days; a make-up Saturday

    const punctual = await Journey.at(system.crew, 'departmentReview');
    expect(punctual.due('department:JGSW')).toBe('2024-09-30');
    await system.moveTo(morning('2024-09-04'));
    await punctual.opinion('JIAOW', 'agree');
    await punctual.returnForCorrection('jgsw');
    await system.moveTo(morning('2024-09-10'));
    await punctual.resubmit();
    expect(punctual.stage).toBe('departmentReview');
    expect(punctual.waitingFor.sort()).toEqual(['department:JGSW', 'department:JIAOW']); // asked again
    expect(punctual.due('department:JGSW')).toBe('2024-10-12'); // one of twenty days used; paused from 4 to 10 September

    await system.moveTo('2024-09-14T23:59:30+08:00');
    expect((await silent.view()).stage).toBe('correction');
    await system.moveTo('2024-09-15T00:00:30+08:00');
    expect((await silent.view()).stage).toBe('lapsed');
    expect((await punctual.view()).stage).toBe('departmentReview');

    const lapsed = (await silent.events()).find(({ type }: any) => type === 'lapsed');
    expect(Date.parse(lapsed.at)).toBe(Date.parse('2024-09-15T00:00:00+08:00'));
    await system.moveTo(morning('2024-09-18')); // lapsed on a Sunday; mails wait until after 中秋
    const mail = await system.mailbox.waitFor(({ subject }) => subject.includes('补正期满'));
    expect(mail.to.join()).toContain('@wufei.example');
    expect(mail.subject).toContain(silent.number);

    // The papers came to the counter on the last day; the office finds them after the holidays.
    const office = await system.crew.as('office');
    const scan = await office.upload(silent.id, '补正材料.pdf', aPdf());
    expect(scan.status).toBe(201);
    const paper = { type: 'registerCorrection', receivedOn: '2024-09-14', reason: '单位在窗口递交纸质材料' };
    const tooLate = { ...paper, receivedOn: '2024-09-15' };
    expect((await office.act(silent.id, tooLate)).body.code).toBe('receivedAfterLastDay');
    await silent.act('office', paper);
    expect(silent.stage).toBe('formalCheck');
    expect(silent.due('department:JIAOW')).toBe('2024-09-24'); // five days from the 14th, not from the 18th
    const resubmitted = (await silent.events()).find(({ type }: any) => type === 'resubmitted');
    expect(resubmitted.data.receivedOn).toBe('2024-09-14');
    await silent.act('jiaow', { type: 'accept' }); // its workflow runs again
    expect(silent.stage).toBe('departmentReview');
  }, 60_000);

  it('says once what is missing, to the unit and to nobody else', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    await journey.returnForCorrection();
    const returned = (await journey.events('unit1')).find(
      ({ type }: any) => type === 'returnedForCorrection',
    );
    expect(returned.input.missing).toEqual(['营业执照复印件不清晰', '缺少上年度台账']);
    const mail = await system.mailbox.waitFor(
      ({ subject }) => subject.includes('请补正') && subject.includes(journey.number),
    );
    expect(mail.text).not.toContain('营业执照');
    expect((await (await system.crew.as('sww')).get(`/applications/${journey.id}`)).status).toBe(404);
  });

  it('may be handed in anew by the same unit once it has lapsed, not before', async () => {
    const first = await Journey.at(system.crew, 'formalCheck', { unit: 9001 });
    await first.returnForCorrection();
    const unit = await system.crew.as('unit1');
    const again = await unit.post('/applications', aDraft('SCHOOL', 9001));
    const refused = again.status === 201 ? await unit.act(again.body.id, { type: 'submit' }) : again; // on creation or submission
    expect(refused).toMatchObject({ status: 409, body: { code: 'duplicateApplication' } });

    await system.moveTo(morning('2024-10-15'));
    expect((await first.view()).stage).toBe('lapsed');
    const second = await Journey.at(system.crew, 'formalCheck', { unit: 9001 });
    expect(second.number).not.toBe(first.number);
  }, 60_000);
});
