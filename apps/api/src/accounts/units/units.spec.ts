import { randomUUID } from 'node:crypto';
import { creditCode } from '../../../../../test/support/drive';
import type { Client } from '../../../../../test/support/client';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';

let serial = 100;

describe('one record per unit', () => {
  let api: RunningApi;
  let unit1: Client;
  let unit2: Client;
  let office: Client;

  beforeAll(async () => {
    api = await startApi();
    [unit1, unit2, office] = [await api.as('unit1'), await api.as('unit2'), await api.as('office')];
  }, 60_000);
  afterAll(() => api.stop());

  /** A name that no other test uses. */
  const aName = () => `渝北区（龙山${(serial += 1)}）小学`;

  const draft = (name: string, unit: object = { noCodeReason: '尚未办理' }, cellType = 'SCHOOL') => ({
    programmeYear: 2024,
    cellType,
    unit: { name, address: '龙山路 1 号', street: '龙山街道', ...unit },
    contact: { name: '张明', phone: '13800000000', email: 'a@wufei.example' },
    form: { commitment: true },
  });
  const draftOf = async (client: Client, ...content: Parameters<typeof draft>) => {
    const { status, body } = await client.post('/applications', draft(...content));
    expect(status).toBe(201);
    return body;
  };
  const submit = async (client: Client, ...content: Parameters<typeof draft>) => {
    const { id } = await draftOf(client, ...content);
    return { id, ...(await client.act(id, { type: 'submit' })) };
  };
  const submitted = async (client: Client, ...content: Parameters<typeof draft>) => {
    const { id, status, body } = await submit(client, ...content);
    expect([status, body.code]).toEqual([200, undefined]);
    return (await office.get(`/applications/${id}`)).body;
  };
  const act = (id: string, command: object) =>
    office.post(`/units/${id}/commands`, { commandId: randomUUID(), reason: '来函更正', ...command });

  describe('is recognised however its name is typed', () => {
    it('with a code: one open application per type, whoever files it', async () => {
      const code = { creditCode: creditCode((serial += 1)) };
      const name = aName();
      await submitted(unit1, name, code);
      const { status, body } = await submit(unit2, name.replace('（', ' (').replace('）', ') '), code);
      expect([status, body.code]).toEqual([409, 'duplicateApplication']);
    });

    it('by its own account, with other brackets, and with a code that it got later', async () => {
      const name = aName();
      const first = await submitted(unit1, name);
      const again = await submit(unit1, ` ${name.replace('（', '(').replace('）', ')\u200b')}`);
      expect(again.body.code).toBe('duplicateApplication');
      const code = creditCode((serial += 1));
      const coded = await submit(unit1, name, { creditCode: code });
      expect(coded.body.code).toBe('duplicateApplication');
      const view = (await office.get(`/applications/${first.id}`)).body;
      expect(view.unit).toMatchObject({ name, creditCode: code });
    });

    it('from another account without a code: it must confirm, and sees nothing of the other', async () => {
      const name = aName();
      const first = await submitted(unit1, name);
      const typed = name.replace('（', '(').replace('）', ')');
      const second = await draftOf(unit2, typed, { creditCode: creditCode((serial += 1)) });
      expect(second.doubles).toEqual([
        { kind: 'application', detail: expect.stringContaining('区无废办'), mustConfirm: true },
      ]);
      expect(JSON.stringify(second)).not.toContain(first.number);
      expect((await unit2.act(second.id, { type: 'submit' })).body.code).toBe('likelyDouble');
      const confirmed = await unit2.act(second.id, { type: 'submit', isDistinct: true });
      expect(confirmed.status).toBe(200);
      const jiaow = await api.as('jiaow');
      expect((await jiaow.get(`/applications/${second.id}`)).body.doubles).toEqual([
        expect.objectContaining({
          kind: 'application',
          number: first.number,
          detail: expect.stringContaining('申报单位已确认'),
        }),
      ]);
      expect((await unit2.get(`/applications/${second.id}`)).body.doubles).toEqual([]);
    });

    it('two submissions at the same moment: one waits, and is refused', async () => {
      const name = aName();
      const drafts = [await draftOf(unit1, name), await draftOf(unit2, name)];
      const replies = await Promise.all([
        unit1.act(drafts[0].id, { type: 'submit' }),
        unit2.act(drafts[1].id, { type: 'submit' }),
      ]);
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(replies.find(({ status }) => status === 409)!.body.code).toBe('likelyDouble');
    });
  });

  describe('a code with a wrong check character', () => {
    it('is taken with a tick, and marked', async () => {
      const right = creditCode((serial += 1));
      const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
      const name = aName();
      const { body } = await submit(unit1, name, { creditCode: wrong });
      expect(body.errors).toMatchObject([{ pointer: '/unit/creditCode' }]);
      const view = await submitted(unit1, name, { creditCode: wrong, codeConfirmed: true });
      expect(view.unit).toMatchObject({ creditCode: wrong, codeConfirmed: true });
    });

    it('the tick says nothing of a code that is right', async () => {
      const view = await submitted(unit1, aName(), {
        creditCode: creditCode((serial += 1)),
        codeConfirmed: true,
      });
      expect(view.unit.codeConfirmed).toBe(false);
    });
  });

  describe('corrected by the office', () => {
    it('at any time, with both values on record; mails use the new ones', async () => {
      const old = aName();
      const view = await submitted(unit1, old);
      const name = aName();
      const unit = { name, noCodeReason: '尚未办理', address: '龙山路 2 号', street: '龙山街道' };
      const contact = {
        applicationId: view.id,
        name: '李娜',
        phone: '13900000000',
        email: 'b@wufei.example',
      };
      const command = { commandId: randomUUID(), type: 'correct', unit, contact };
      const reply = await act(view.unit.id, command);
      expect(reply.status).toBe(200);
      expect((await act(view.unit.id, command)).status).toBe(200);
      const other = { ...command, reason: '另一个理由' };
      expect((await act(view.unit.id, other)).body.code).toBe('commandIdReused');
      const record = (await office.get(`/units/${view.unit.id}`)).body;
      expect(record).toMatchObject({ name, address: '龙山路 2 号' });
      expect(record.events.map(({ type }: { type: string }) => type)).toEqual([
        'contactCorrected',
        'corrected',
      ]);
      expect(record.events[1].changes).toContainEqual({
        field: 'name',
        fieldName: '名称',
        from: old,
        to: name,
      });
      const after = (await office.get(`/applications/${view.id}`)).body;
      expect([after.unit.name, after.contact.email]).toEqual([name, 'b@wufei.example']);
      expect((await act(view.unit.id, { type: 'correct', unit })).body.code).toBe('unitUnchanged');
      const jiaow = await api.as('jiaow');
      const seen = JSON.stringify((await jiaow.get(`/units/${view.unit.id}`)).body.events);
      expect(seen).not.toMatch(/13800000000|13900000000|wufei\.example/);
      const found = await office.get(`/units?q=${encodeURIComponent(old)}`);
      expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([view.unit.id]);
    });

    it('a decided application keeps the name under which it was decided', async () => {
      const old = aName();
      const view = await submitted(unit1, old);
      await unit1.act(view.id, { type: 'withdraw' });
      const unit = { name: aName(), noCodeReason: '尚未办理', address: '龙山路 1 号', street: '龙山街道' };
      expect((await act(view.unit.id, { type: 'correct', unit })).status).toBe(200);
      expect((await office.get(`/applications/${view.id}`)).body.unit.name).toBe(old);
      expect((await office.get(`/units/${view.unit.id}`)).body.applications[0].unitName).toBe(old);
    });

    it('not to the code of another record, nor to two open cases of one unit', async () => {
      const code = creditCode((serial += 1));
      await submitted(unit1, aName(), { creditCode: code });
      const unit = { name: aName(), creditCode: code, address: '-', street: '龙山街道' };
      const school = await submitted(unit2, aName());
      expect((await act(school.unit.id, { type: 'correct', unit })).body.code).toBe('correctionMakesTwoOpen');
      const factory = await submitted(unit2, aName(), undefined, 'FACTORY');
      expect((await act(factory.unit.id, { type: 'correct', unit })).body.code).toBe('unitCodeTaken');
    });
  });

  it('is corrected by the unit when its application came back (补正)', async () => {
    const view = await submitted(unit1, aName());
    const jiaow = await api.as('jiaow');
    await jiaow.act(view.id, { type: 'returnForCorrection', missing: ['单位名称有误'] });
    const name = aName();
    const unit = { name, noCodeReason: '尚未办理', address: '龙山路 3 号', street: '龙山街道' };
    const contact = { name: '王芳', phone: '13700000000', email: 'c@wufei.example' };
    const reply = await unit1.act(view.id, { type: 'resubmit', unit, contact });
    expect([reply.status, reply.body.code]).toEqual([200, undefined]);
    const after = (await unit1.get(`/applications/${view.id}`)).body;
    expect([after.unit.name, after.contact]).toEqual([name, contact]);
    expect((await jiaow.get(`/applications/${view.id}`)).body.corrections[0].unit).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ fieldName: '名称', from: view.unit.name, to: name }),
        expect.objectContaining({ field: 'phone', to: '*******0000' }),
      ]),
    );
    const record = (await office.get(`/units/${view.unit.id}`)).body;
    expect(record.events.map(({ reason }: { reason: string }) => reason)).toEqual(['补正', '补正']);
  });

  describe('two records', () => {
    it('become one, and are taken apart again', async () => {
      const name = aName();
      const kept = await submitted(unit1, name, { creditCode: creditCode((serial += 1)) });
      const gone = await submitted(unit2, name, undefined, 'FACTORY');
      expect((await office.get(`/units/${kept.unit.id}`)).body.doubles).toMatchObject([{ id: gone.unit.id }]);
      const preview = await office.get(`/units/${kept.unit.id}/merge?gone=${gone.unit.id}`);
      expect(preview.body).toMatchObject({
        faults: [],
        gone: { applications: [{ number: gone.number }], people: 1 },
      });
      const merge = { commandId: randomUUID(), type: 'merge', gone: gone.unit.id };
      for (let twice = 0; twice < 2; twice += 1) {
        const { body } = await act(kept.unit.id, merge);
        expect(body.applications).toHaveLength(2);
        expect(body.events.filter(({ type }: { type: string }) => type === 'merged')).toHaveLength(1);
      }
      expect((await office.get(`/applications/${gone.id}`)).body.unit.id).toBe(kept.unit.id);
      // The account of the merged record files for the kept one.
      expect((await submit(unit2, name)).body.code).toBe('duplicateApplication');
      const undo = { type: 'undoMerge', mergeId: merge.commandId };
      expect((await act(kept.unit.id, undo)).body.applications).toHaveLength(1);
      expect((await act(kept.unit.id, undo)).body.code).toBe('mergeUndone');
      expect((await office.get(`/applications/${gone.id}`)).body.unit.id).toBe(gone.unit.id);
    });

    it('stay two when one unit would have two open cases', async () => {
      const name = aName();
      const kept = await submitted(unit1, name);
      const { id } = await draftOf(unit2, name);
      await unit2.act(id, { type: 'submit', isDistinct: true });
      const gone = (await office.get(`/applications/${id}`)).body;
      const preview = (await office.get(`/units/${kept.unit.id}/merge?gone=${gone.unit.id}`)).body;
      expect(preview.faults).toMatchObject([{ code: 'mergeTwoOpen', numbers: [kept.number, gone.number] }]);
      const merge = { type: 'merge', gone: gone.unit.id };
      expect((await act(kept.unit.id, merge)).body.code).toBe('mergeTwoOpen');
      expect((await office.get(`/applications/${id}`)).body.unit.id).toBe(gone.unit.id);
      const self = { type: 'merge', gone: kept.unit.id };
      expect((await act(kept.unit.id, self)).body.code).toBe('mergeIntoItself');
    });
  });

  it('is found by the middle of its name and by two words, and listed for whom it concerns', async () => {
    const name = `重庆ＡＢＣ（${(serial += 1)}）电子有限公司`;
    await submitted(unit1, name, undefined, 'FACTORY');
    const find = async (client: Client, q: string) =>
      (await client.get(`/units?q=${encodeURIComponent(q)}`)).body.items.map(
        (one: { name: string }) => one.name,
      );
    expect(await find(office, `abc(${serial})`)).toEqual([name]);
    expect(await find(office, `电子 重庆 ${serial}`)).toEqual([name]);
    expect(await find(office, `电子 渝北 ${serial}`)).toEqual([]);
    expect(await find(office, '“ ”')).not.toContain(name);
    expect(await find(await api.as('jiaow'), `abc(${serial})`)).toEqual([]);
    expect((await (await api.as('jiaow')).get('/units?doubles=true')).status).toBe(403);
  });

  it('applies for each of its sites, where the rules of the type allow that', async () => {
    const name = aName();
    const refused = await submit(unit1, name, { noCodeReason: '尚未办理', site: '东校区' });
    expect(refused.body.errors).toMatchObject([{ pointer: '/unit/site' }]);
    const change = { cellTypes: { SCHOOL: { sites: { value: true, basis: 'assumed' } } } };
    const published = await office.put('/settings', { basedOn: '2024.1', reason: '一校多区', change });
    expect(published.status).toBe(200);
    const east = await submitted(unit1, name, { noCodeReason: '尚未办理', site: '东校区' });
    const west = await submitted(unit1, name, { noCodeReason: '尚未办理', site: '西校区' });
    const again = await submit(unit1, name, { noCodeReason: '尚未办理', site: '东 校区' });
    expect(again.body.code).toBe('duplicateApplication');
    expect(west.unit.id).toBe(east.unit.id);
    const { items } = (await office.get(`/applications?q=${encodeURIComponent(name)}`)).body;
    const names = items.map(({ unitName }: { unitName: string }) => unitName);
    expect(names.sort()).toEqual([`${name}（东校区）`, `${name}（西校区）`]);
  });

  it('chooses its 镇街 from the list of the office', async () => {
    const { version } = (await office.get('/towns')).body;
    const names = ['龙山街道', '洛碛镇'];
    expect((await office.put('/towns', { version, names: ['龙山街道', '龙山街道'] })).status).toBe(422);
    expect((await office.put('/towns', { version, names })).body.names).toEqual(names);
    expect((await office.put('/towns', { version, names })).body.code).toBe('townsChanged');
    const { body } = await submit(unit1, aName(), { noCodeReason: '尚未办理', street: '龙山' });
    expect(body.errors).toMatchObject([{ pointer: '/unit/street' }]);
    await submitted(unit1, aName(), { noCodeReason: '尚未办理', street: '洛碛镇' });
  });
});
