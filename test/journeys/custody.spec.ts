import { addDays } from '@app/domain';
import { earlierSheet, type EarlierSheetRow, exportTable } from '@app/exports';
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { checkInvariants } from '../faults/checks';
import { creditCode, morning } from '../support/drive';
import { allOf } from '../support/exports/read-back';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

const earlierRow = (serial: number, more: Partial<EarlierSheetRow>) =>
  ({
    ...{
      year: '2024',
      cellType: '无废学校',
      name: `纸质第${serial}小学`,
      creditCode: creditCode(960_000 + serial),
    },
    ...{
      address: '石船路 1 号',
      street: '石船镇',
      contact: '李雷',
      phone: '13800000000',
      email: 'li@example.cn',
    },
    submittedOn: '2024-08-29',
    ...more,
  }) as EarlierSheetRow;

/**
 * Acts that are not tied to one stage: withdraw (撤回), suspend (中止), resume (恢复), extend (延长), transfer (转办),
 * urge (催办).
 */
describe('a case', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  /** Records rows of 补录表; each with its number and id. */
  const recorded = async (rows: EarlierSheetRow[]): Promise<{ applicationId: string; number: string }[]> => {
    const sheet = await allOf(exportTable('xlsx', earlierSheet, rows, {}));
    const address = `/earlier/import?commandId=${randomUUID()}`;
    const { status, body } = await (await system.crew.as('office')).uploadTo(address, '补录.xlsx', sheet);
    expect([status, body.facts]).toEqual([200, undefined]);
    return body.items;
  };

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

  it('that was begun on paper goes on from its stage to its year, with everyone who has to act', async () => {
    const [begun] = await recorded([
      earlierRow(1, { kind: '在办', login: 'unit1', stage: '牵头部门初审', enteredOn: '2024-08-30' }),
    ]);
    const journey = await Journey.of(system.crew, begun!.applicationId);
    expect(journey.stage).toBe('departmentReview');
    await journey.to('naming');
    await journey.name('渝北无废办〔2024〕41号');
    await journey.to('settled');
    expect(await journey.view()).toMatchObject({ isRecorded: true, assessmentYear: 2024 });
    const happened = (await journey.events()).map(({ type }: any) => type);
    expect(happened[0]).toBe('recorded');
    expect(happened).toEqual(
      expect.arrayContaining(['inspectionFiled', 'noticeEnded', 'named', 'attributed']),
    );
    expect(
      (
        await system.sql('SELECT count(*)::int AS n FROM ledger_entry WHERE application_id = $1', [
          journey.id,
        ])
      )[0],
    ).toEqual({ n: 1 });
  }, 90_000);

  it('that was named earlier is re-checked like any other cell, and given to an account of its unit', async () => {
    const [named] = await recorded([
      earlierRow(2, {
        ...{ kind: '已命名', documentNumber: '渝北无废办〔2024〕7号', namedOn: '2024-08-29' },
        ...{ cityResult: '认定', cityResultOn: '2024-08-30' },
      }),
    ]);
    const office = await system.crew.as('office');
    let cell: any;
    while (!cell) {
      [cell] = (await office.mustGet(`/cells?q=${named!.number}`)).items; // the worker begins its life by itself
      await rest(200);
    }
    expect(cell).toMatchObject({ isRecorded: true, stage: 'standing', recheckOn: '2027-08-30' });
    const act = async (login: string, body: object) => {
      const reply = await (
        await system.crew.as(login)
      ).post(`/cells/${cell.id}/commands`, { commandId: randomUUID(), ...body });
      expect([reply.status, reply.body.code]).toEqual([200, undefined]);
    };
    const view = async (login: string) => (await (await system.crew.as(login)).get(`/cells/${cell.id}`)).body;
    const day = addDays(await system.crew.today(), 1);
    await act('office', { type: 'setRecheckDay', on: day, reason: '提前复核' });
    const { recheckOn } = await view('office');
    await system.moveTo(morning(recheckOn));
    expect(await view('jiaow')).toMatchObject({ stage: 'check', check: { kind: 'recheck' } });
    const handOver = { type: 'handOver', login: 'unit2', reason: '单位已开通账号' };
    await office.mustAct(named!.applicationId, handOver);
    const checkers = await Promise.all(['jiaow', 'inspector1'].map((login) => system.crew.idOf(login)));
    const items = (await view('jiaow')).checkItems.map(({ id }: { id: string }) => ({ item: id, ok: true }));
    await act('jiaow', { type: 'fileCheck', result: 'keep', on: recheckOn, checkers, items });
    expect(await view('unit2')).toMatchObject({ stage: 'standing', number: named!.number });
    expect((await (await system.crew.as('unit1')).get(`/cells/${cell.id}`)).status).toBe(404);
    await checkInvariants(system);
  }, 90_000);

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
