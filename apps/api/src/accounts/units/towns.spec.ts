import { withActor } from '@app/database';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../../test/support/client';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';

const TODAY = '2024-09-02';
const PAPER = { documentTitle: '关于调整行政区划的通知', documentNumber: '演练〔2024〕8号' };

describe('镇街 by day', () => {
  let api: RunningApi;
  let office: Client;
  let unit: Client;
  let serial = 0;

  beforeAll(async () => {
    api = await startApi({ start: `${TODAY}T09:00:00+08:00` });
    [office, unit] = [await api.as('office'), await api.as('unit1')];
    const { version } = await office.mustGet('/towns');
    const names = ['双龙湖街道', '木耳镇', '龙兴镇', '大湾镇'];
    expect((await office.send('PUT', '/towns', { version, names })).status).toBe(200);
  }, 60_000);
  afterAll(() => api.stop());

  const register = () => office.mustGet('/town-changes');
  const send = async (act: object, more: object = {}) =>
    office.post('/town-changes', {
      ...{ commandId: randomUUID(), basedOn: (await register()).number, from: TODAY, act },
      ...{ ...PAPER, ...more },
    });
  const takeBack = async (number: number) =>
    office.post(`/town-changes/${number}/take-back`, {
      ...{ commandId: randomUUID(), basedOn: (await register()).number, reason: '镇街选错' },
    });
  const drafted = async (street: string, name = `镇街小学${(serial += 1)}`) => {
    const { body } = await unit.post('/applications', {
      ...{ programmeYear: 2024, cellType: 'SCHOOL', form: { commitment: true } },
      unit: { name, address: '龙山路 1 号', street, noCodeReason: '尚未办理' },
      contact: { name: '张明', phone: '13800000000', email: 'a@wufei.example' },
    });
    return body.id as string;
  };
  const submitted = async (street: string, name?: string) => {
    const id = await drafted(street, name);
    const { status, body } = await unit.act(id, { type: 'submit' });
    expect([status, body.errors]).toEqual([200, undefined]);
    return id;
  };
  const withdraw = (id: string) => unit.mustAct(id, { type: 'withdraw', reason: '材料有误' });
  const streetOf = async (id: string) => (await office.mustGet(`/applications/${id}`)).unit.street;
  const seenBy = async (login: string) =>
    (await (await api.as(login)).mustGet('/applications')).items.map(({ id }: { id: string }) => id);

  it('are merged from a day on: units, cases and accounts pass, what was decided keeps its name', async () => {
    const [open, decided] = [await submitted('木耳镇'), await submitted('木耳镇')];
    await withdraw(decided);
    const act = { kind: 'merge', towns: ['木耳镇'], into: '双龙湖街道' };
    const preview = await office.post('/town-changes/preview', { from: '2024-09-10', act });
    expect(preview.body).toEqual({
      ...{ text: '木耳镇并入双龙湖街道', successor: '双龙湖街道' },
      passing: { units: 2, cases: 1, accounts: 1 },
    });
    expect((await send(act, { from: '2024-09-10' })).status).toBe(201);
    expect([await seenBy('town1'), await streetOf(open)]).toEqual([[], '木耳镇']);
    expect((await office.mustGet('/towns')).names).toContain('木耳镇');

    await office.post('/rehearsal/clock', { now: '2024-09-10T09:00:00+08:00' });
    expect((await seenBy('town1')).sort()).toEqual([open, decided].sort());
    expect((await seenBy('town2')).sort()).toEqual([open, decided].sort());
    expect((await (await api.as('town2')).mustGet('/me')).town).toBe('双龙湖街道');
    expect([await streetOf(open), await streetOf(decided)]).toEqual(['双龙湖街道', '木耳镇']);
    expect((await office.mustGet('/towns')).names).toEqual(['双龙湖街道', '龙兴镇', '大湾镇']);
    const street = encodeURIComponent('双龙湖街道');
    const units = (await office.mustGet(`/units?street=${street}`)).items;
    expect(units.map((one: any) => one.street)).toEqual(['双龙湖街道', '双龙湖街道']);
    const [line] = (await register()).towns.filter(({ name }: any) => name === '木耳镇');
    expect(line).toMatchObject({ status: 'ended', endsOn: '2024-09-10', successor: '双龙湖街道' });
  });

  it.each(['town1', 'town2'])('are seen through row security as by the queries: %s', async (login) => {
    const numbers = (db: Pick<typeof api.pool, 'query'>) =>
      db.query<{ id: string }>('SELECT id FROM application ORDER BY id');
    const { rows } = await withActor(api.pool, api.idOf(login), numbers);
    expect(rows.map(({ id }) => id)).toEqual((await seenBy(login)).sort());
    expect(rows).toHaveLength(2);
  });

  it('takes a former name for what has taken its place, and corrects no unit by it', async () => {
    const name = '旧名小学';
    const id = await submitted('木耳镇', name);
    expect(await streetOf(id)).toBe('双龙湖街道');
    const { unit: record } = await office.mustGet(`/applications/${id}`);
    const { status, body } = await office.post(`/units/${record.id}/commands`, {
      ...{ commandId: randomUUID(), type: 'correct', reason: '来函更正' },
      unit: { name, address: record.address, street: '双龙湖街道', noCodeReason: '尚未办理' },
    });
    expect([status, body.code]).toEqual([422, 'unitUnchanged']);
  });

  it.each([
    [
      'no successor for its units',
      { kind: 'dissolve', town: '双龙湖街道', successor: null },
      'successorMissing',
      '/act/successor',
    ],
    [
      'a merger into itself',
      { kind: 'merge', towns: ['龙兴镇'], into: '龙兴镇' },
      'mergerInCircle',
      '/act/into',
    ],
    [
      'a name that exists',
      { kind: 'rename', town: '龙兴镇', name: '大湾镇' },
      'departmentExists',
      '/act/name',
    ],
    [
      'one that is no more',
      { kind: 'rename', town: '木耳镇', name: '木耳街道' },
      'departmentDissolved',
      '/act/town',
    ],
  ])('are not changed by %s', async (_, act, code, pointer) => {
    const before = await register();
    const from = before.today;
    for (const reply of [
      await send(act, { from }),
      await office.post('/town-changes/preview', { from, act }),
    ]) {
      expect([reply.status, reply.body.code]).toEqual([422, code]);
      expect(reply.body.errors[0]).toMatchObject({
        pointer,
        detail: expect.stringMatching(/镇街.*。$|名称.*。$/),
      });
    }
    const past = await send(act, { from: '2024-09-09' });
    expect([past.body.code, past.body.errors[0].pointer]).toEqual(['departmentFromPast', '/from']);
    expect(await register()).toEqual(before);
  });

  it('are not listed again under a former name, nor taken from the list after a change', async () => {
    const { version, names } = await office.mustGet('/towns');
    const again = await office.send('PUT', '/towns', { version, names: [...names, '木耳镇'] });
    expect(again.body.errors).toMatchObject([{ pointer: '/names/3' }]);
    const without = await office.send('PUT', '/towns', { version, names: names.slice(1) });
    expect(without.body.errors).toMatchObject([{ pointer: '/names' }]);
  });

  it('are renamed; a change that was wrong is taken back, what was decided meanwhile keeps its name', async () => {
    const id = await submitted('龙兴镇');
    const { today: from } = await register();
    const rename = { kind: 'rename', town: '龙兴镇', name: '龙兴街道' };
    expect((await send(rename, { from })).status).toBe(201);
    expect([await streetOf(id), (await office.mustGet('/towns')).names[1]]).toEqual(['龙兴街道', '龙兴街道']);
    await withdraw(id);
    const used = await submitted('龙兴街道');
    expect((await takeBack(2)).body.code).toBe('changeStands');
    await api.sql(`UPDATE unit SET street = '大湾镇' WHERE street = '龙兴街道'`);
    const { status, body } = await takeBack(2);
    expect([status, body.changes[0].kind, body.changes[0].text]).toEqual([
      201,
      'takeBack',
      '龙兴镇更名为龙兴街道',
    ]);
    expect([await streetOf(id), await streetOf(used)]).toEqual(['龙兴街道', '大湾镇']);
    expect((await office.mustGet('/towns')).names).toEqual(['双龙湖街道', '龙兴镇', '大湾镇']);
    expect((await takeBack(2)).body.code).toBe('changeTakenBack');
    expect((await send(rename, { from })).status).toBe(201);
  });

  it('that are to be dissolved without a successor are shown with their day, and not chosen any more', async () => {
    const { today: from } = await register();
    expect((await send({ kind: 'new', names: ['龙溪镇', '仙女镇'] }, { from })).status).toBe(201);
    const dissolve = { kind: 'dissolve', town: '龙溪镇', successor: null };
    expect((await send(dissolve, { from: '2024-10-01' })).status).toBe(201);
    const { names, ending } = await unit.mustGet('/towns');
    expect(names).toContain('龙溪镇');
    expect(ending).toEqual([{ name: '龙溪镇', endsOn: '2024-10-01' }]);
    const { body } = await unit.act(await drafted('龙溪镇'), { type: 'submit' });
    expect(body.errors).toEqual([
      {
        pointer: '/unit/street',
        detail: '“龙溪镇”自2024年10月1日（星期二）起撤销，没有承接镇街，请另选镇街。',
      },
    ]);
  });

  it('do not go where nobody takes them over: each order of the two changes says so, and nothing is recorded', async () => {
    const gone = { kind: 'merge', towns: ['大湾镇'], into: '龙溪镇' };
    const merge = { kind: 'merge', towns: ['大湾镇'], into: '仙女镇' };
    const dissolve = { kind: 'dissolve', town: '仙女镇', successor: null };
    const refused = async (act: object, from: string) => {
      const before = await register();
      const replies = [
        await send(act, { from }),
        await office.post('/town-changes/preview', { from, act }),
      ].map(({ status, body }) => [status, body.code, ...body.errors.map(Object.values)]);
      expect(replies[0]).toEqual(replies[1]);
      expect(await register()).toEqual(before);
      return replies[0];
    };
    expect(await refused(gone, '2024-09-20')).toEqual([
      ...[422, 'successorEnds'],
      ['/act/into', expect.stringMatching(/^“龙溪镇”自2024年10月1日（星期二）起撤销，没有承接镇街/)],
    ]);
    expect((await send(merge, { from: '2024-10-08' })).status).toBe(201);
    expect(await refused(dissolve, '2024-09-20')).toEqual([
      ...[422, 'successorAwaited'],
      ['/act/successor', expect.stringMatching(/^“大湾镇”自2024年10月8日（星期二）起由它承接/)],
    ]);
    const heir = { ...dissolve, successor: '双龙湖街道' };
    expect((await send(heir, { from: '2024-09-20' })).status).toBe(201);
    const [line] = (await register()).towns.filter(({ name }: any) => name === '仙女镇');
    expect(line).toMatchObject({ endsOn: '2024-09-20', successor: '双龙湖街道' });
    const { rows } = await api.pool.query(
      `SELECT town_on('大湾镇', '2024-10-07') AS before, town_on('大湾镇', '2024-10-08') AS after`,
    );
    expect(rows).toEqual([{ before: '大湾镇', after: '双龙湖街道' }]);
  });

  it('are changed by one of two who try at once; the same command once', async () => {
    const { number, today: from } = await register();
    const body = (name: string) => ({
      ...{ commandId: randomUUID(), basedOn: number, from, act: { kind: 'new', names: [name] }, ...PAPER },
    });
    const [one, other] = [body('仙桃街道'), body('悦来街道')];
    const replies = await Promise.all([one, other].map((each) => office.post('/town-changes', each)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)!.body.code).toBe('departmentsChanged');
    const winner = replies[0]!.status === 201 ? one : other;
    expect((await office.post('/town-changes', winner)).status).toBe(201);
    expect((await office.post('/town-changes', { ...winner, documentTitle: '另一份' })).body.code).toBe(
      'commandIdReused',
    );
    expect((await register()).number).toBe(number + 1);
  });

  it.each(['the unit', 'the change'])(
    '%s comes first: no unit is left under a name that is no more',
    async (first) => {
      const { number, today: from } = await register();
      const [unitFirst, name] = [first === 'the unit', `人和街道${(serial += 1)}`];
      expect((await send({ kind: 'new', names: [name] }, { from })).status).toBe(201);
      const insert = `INSERT INTO unit (name, no_code_reason, address, street, created_by)
      VALUES ('${name}小学', '尚未办理', '龙山路 1 号', '${name}', '${api.idOf('unit1')}')`;
      const client = await api.pool.connect();
      const isWaiting = async () =>
        (
          await api.sql(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
        ).length > 0;
      const draft = await drafted(name);
      try {
        await client.query('BEGIN');
        if (unitFirst) await client.query(insert);
        else await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('town_list', 0))`);
        const other = unitFirst ? takeBack(number + 1) : unit.act(draft, { type: 'submit' });
        while (!(await isWaiting()));
        if (!unitFirst)
          await client.query(
            `INSERT INTO town_change (number, command_id, body_hash, kind, effective_from, takes_back, reason, passing, changed_by)
           SELECT $1, gen_random_uuid(), 'h', 'takeBack', programme_day(), $1 - 1, '名称写错', '{}', $2`,
            [number + 2, api.idOf('office')],
          );
        await client.query('COMMIT');
        expect((await other).body.code).toBe(unitFirst ? 'changeStands' : 'townGone');
      } finally {
        client.release(true);
      }
      const under = await api.sql(`SELECT count(*)::int AS n FROM unit WHERE street = '${name}'`);
      expect(under).toEqual([{ n: unitFirst ? 1 : 0 }]);
    },
  );
});
