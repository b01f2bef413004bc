import { Client } from '../../../../test/support/client';
import { aDraft, creditCode } from '../../../../test/support/drive';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

let api: RunningApi;
let admin: Client;

beforeAll(async () => {
  api = await startApi();
  admin = await api.as('admin');
}, 60_000);
afterAll(() => api.stop());
beforeEach(() => api.sql('DELETE FROM login_attempt'));

let serial = 0;

/** A new account; the second is its one-time password. */
async function aPerson(extra: object = {}): Promise<[{ id: string; login: string }, string]> {
  serial += 1;
  const body = { login: `person${serial}`, name: '张明', email: 'zhang@b.cn', role: 'inspector', ...extra };
  const reply = await admin.post('/accounts', body);
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return [reply.body.account, reply.body.password];
}

const act = (id: string, type: string, by = admin) => by.post(`/accounts/${id}/commands`, { type });
const tryLogin = (login: string, password: string) =>
  new Client(api.base, login).post('/session', { login, password });
const eventsOf = async (id: string) =>
  (await admin.get(`/accounts/${id}/events`)).body.items.map(({ type }: { type: string }) => type);

describe('a new account', () => {
  it('opens with its one-time password, to nothing but a password of its own', async () => {
    const [{ id, login }, password] = await aPerson({ role: 'department', department: 'JIAOW', head: true });
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    const person = await Client.login(api.base, login, password);
    expect(person.me).toMatchObject({ mustChangePassword: true, department: { id: 'JIAOW' } });
    expect(await person.get('/tasks')).toMatchObject({ status: 403, body: { code: 'passwordToBeChanged' } });
    const changed = await person.put('/me/password', {
      oldPassword: password,
      newPassword: '春江潮水连海平海上明月',
    });
    expect(changed.status).toBe(204);
    expect((await person.get('/tasks')).status).toBe(200);
    expect((await tryLogin(login, password)).status).toBe(401);
    expect(await eventsOf(id)).toEqual(['passwordChanged', 'created']);
  });

  it('does not open any more when its one-time password is a week old', async () => {
    const [{ id, login }, password] = await aPerson();
    await api.sql(`UPDATE app_user SET one_time_until = now() - interval '1 s' WHERE id = $1`, [id]);
    expect(await tryLogin(login, password)).toMatchObject({ status: 401, body: { code: 'wrongPassword' } });
  });

  it('of an applicant belongs to the unit that was invited, and files for no other', async () => {
    const unit = { name: '渝北实验小学', creditCode: creditCode(71) };
    const office = await api.as('office');
    const invited = await office.post('/accounts', {
      login: 'xiaoxue',
      name: '李娜',
      email: 'li@b.cn',
      role: 'applicant',
      unit,
    });
    expect(invited).toMatchObject({ status: 201, body: { account: { unit, role: 'applicant' } } });
    const person = await Client.login(api.base, 'xiaoxue', invited.body.password);
    await person.put('/me/password', {
      oldPassword: invited.body.password,
      newPassword: '春江潮水连海平海上明月',
    });
    expect((await person.get('/me')).body).toMatchObject({ unit, mustChangePassword: false });
    const submit = async (n: number) => {
      const { id } = (await person.post('/applications', aDraft('SCHOOL', n))).body;
      return person.act(id, { type: 'submit' });
    };
    expect(await submit(72)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/unit/creditCode' }] },
    });
    expect((await submit(71)).status).toBe(200);
  });

  it('of another role is not the office’s to make', async () => {
    const body = { login: 'other', name: '李娜', email: 'li@b.cn', role: 'office' };
    expect(await (await api.as('office')).post('/accounts', body)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it.each([
    [{ login: 'office' }, 409, 'loginTaken', undefined],
    [{ login: 'Li Na' }, 422, 'invalidContent', '/login'],
    [{ role: 'chief' }, 422, 'invalidContent', '/role'],
    [{ role: 'department' }, 422, 'invalidContent', '/department'],
    [{ role: 'department', department: 'NONE' }, 422, 'unknownDepartment', '/department'],
    [{ role: 'town' }, 422, 'invalidContent', '/town'],
    [{ role: 'office', town: '双龙湖街道' }, 422, 'invalidContent', '/town'],
    [{ department: 'JIAOW' }, 422, 'invalidContent', '/department'],
    [{ head: true }, 422, 'invalidContent', '/head'],
    [{ unit: { name: '某单位' } }, 422, 'invalidContent', '/unit'],
    [{ email: 'a@b.cn,c@d.cn' }, 422, 'invalidContent', '/email'],
    [{ password: 'chosen by somebody' }, 422, 'invalidContent', '/password'],
  ])('with %j is refused', async (wrong, status, code, pointer) => {
    const body = { login: 'newcomer', name: '张明', email: 'zhang@b.cn', role: 'inspector', ...wrong };
    const reply = await admin.post('/accounts', body);
    expect(reply).toMatchObject({ status, body: { code } });
    if (pointer) expect(reply.body.errors[0].pointer).toBe(pointer);
  });

  it('of a 镇街 belongs to one of the list', async () => {
    const { version } = await admin.mustGet('/towns');
    await (await api.as('office')).send('PUT', '/towns', { version, names: ['双龙湖街道', '木耳镇'] });
    const made = (town: string) =>
      admin.post('/accounts', { login: 'muer', name: '张明', email: 'muer@b.cn', role: 'town', town });
    expect(await made('无此镇')).toMatchObject({ status: 422, body: { code: 'unknownTown' } });
    const { status, body } = await made('木耳镇');
    expect([status, body.account.town, body.account.department]).toEqual([201, '木耳镇', null]);
    const moved = await admin.send('PUT', `/accounts/${body.account.id}`, { town: '双龙湖街道' });
    expect(moved.body.account.town).toBe('双龙湖街道');
    expect((await admin.mustGet('/accounts?q=双龙湖')).items[0]).toMatchObject({ login: 'muer' });
  });
});

describe('the list of accounts', () => {
  it('is searched, narrowed and paged, and holds no password', async () => {
    const list = async (query: string) => (await admin.get(`/accounts?${query}`)).body;
    const loginsOf = (page: { items: { login: string }[] }) => page.items.map(({ login }) => login);
    expect(loginsOf(await list('role=department'))).toEqual(expect.arrayContaining(['jgsw', 'jiaow', 'tyj']));
    expect(loginsOf(await list('q=INSPECTOR1'))).toEqual(['inspector1']);
    const first = await list('role=inspector&limit=2');
    const second = await list(`role=inspector&limit=2&cursor=${first.nextCursor}`);
    expect(loginsOf(first)).toEqual(['inspector1', 'inspector2']);
    expect(loginsOf(second)[0]).toBe('inspector3');
    expect(JSON.stringify(await list('limit=200'))).not.toMatch(/argon|hash/i);
    expect(await list('cursor=x')).toMatchObject({ status: 422, errors: [{ parameter: 'cursor' }] });
  });
});

describe('an account', () => {
  it('is changed with what it was before in its record; its role stays', async () => {
    const [{ id }] = await aPerson({ role: 'department', department: 'JIAOW' });
    const changed = await admin.put(`/accounts/${id}`, { name: '李娜', department: 'TYJ', head: true });
    expect(changed.body.account).toMatchObject({ name: '李娜', department: { id: 'TYJ' }, head: true });
    const [event] = (await admin.get(`/accounts/${id}/events`)).body.items;
    expect(event).toMatchObject({
      type: 'changed',
      typeName: '修改资料',
      byName: 'admin 某人',
      data: { name: { from: '张明', to: '李娜' }, department: { from: 'JIAOW', to: 'TYJ' } },
    });
    for (const role of ['office', 'admin']) {
      for (const whom of [id, api.idOf('admin')])
        expect((await admin.put(`/accounts/${whom}`, { role })).body.errors[0].pointer).toBe('/role');
    }
    expect((await admin.put(`/accounts/${api.idOf('auditor')}`, { head: true })).status).toBe(422);
    await admin.put(`/accounts/${id}`, { name: '李娜' });
    expect(await eventsOf(id)).toEqual(['changed', 'created']);
  });

  it('that is closed is closed at once, everywhere; and opened again', async () => {
    const [{ id, login }, password] = await aPerson();
    const person = await Client.login(api.base, login, password);
    for (let twice = 0; twice < 2; twice += 1)
      expect((await act(id, 'disable')).body.account).toMatchObject({ active: false, sessions: 0 });
    expect((await person.get('/me')).status).toBe(401);
    expect((await tryLogin(login, password)).status).toBe(401);
    expect((await act(id, 'enable')).body.account.active).toBe(true);
    expect((await tryLogin(login, password)).status).toBe(200);
    expect(await eventsOf(id)).toEqual(['enabled', 'disabled', 'created']);
  });

  it('can be given another one-time password, and have its sessions ended', async () => {
    const [{ id, login }, password] = await aPerson();
    const person = await Client.login(api.base, login, password);
    const reset = await act(id, 'resetPassword');
    expect(reset.body.password).not.toBe(password);
    expect((await person.get('/me')).status).toBe(401);
    const again = await Client.login(api.base, login, reset.body.password);
    await act(id, 'endSessions');
    expect((await again.get('/me')).status).toBe(401);
    expect(await eventsOf(id)).toEqual(['sessionsEnded', 'passwordReset', 'created']);
    expect(await act(api.idOf('admin'), 'resetPassword')).toMatchObject({
      status: 409,
      body: { code: 'ownAccount' },
    });
  });

  it('of the last administrator stays open, even when two close each other at the same moment', async () => {
    expect(await act(api.idOf('admin'), 'disable')).toMatchObject({
      status: 409,
      body: { code: 'lastAdmin' },
    });
    const [second, password] = await aPerson({ role: 'admin' });
    const other = await Client.login(api.base, second.login, password);
    await other.put('/me/password', { oldPassword: password, newPassword: '春江潮水连海平海上明月' });
    const replies = await Promise.all([act(second.id, 'disable'), act(api.idOf('admin'), 'disable', other)]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const [{ n }] = await api.sql(`SELECT count(*)::int AS n FROM app_user WHERE role = 'admin' AND active`);
    expect(n).toBe(1);
    await api.sql('UPDATE app_user SET active = true WHERE id = $1', [api.idOf('admin')]);
    admin = await Client.login(api.base, 'admin');
    await api.sql('UPDATE app_user SET active = false WHERE id = $1', [second.id]);
  });
});

describe('one’s own password', () => {
  it('is changed with the old one, by the rules; every other session ends', async () => {
    const [{ login }, password] = await aPerson();
    const [here, elsewhere] = [
      await Client.login(api.base, login, password),
      await Client.login(api.base, login, password),
    ];
    const change = (oldPassword: string, newPassword: string) =>
      here.put('/me/password', { oldPassword, newPassword });
    expect((await change('guessed', '春江潮水连海平海上明月')).body).toMatchObject({
      code: 'wrongOldPassword',
      errors: [{ pointer: '/oldPassword' }],
    });
    expect((await change(password, '12345678')).body).toMatchObject({
      code: 'weakPassword',
      errors: [{ pointer: '/newPassword', detail: expect.stringContaining('常见') }],
    });
    expect((await change(password, `${login} 2024`)).body.code).toBe('weakPassword');
    expect((await change(password, password)).body.code).toBe('samePassword');
    expect((await change(password, '春江潮水连海平海上明月')).status).toBe(204);
    expect((await here.get('/me')).body.mustChangePassword).toBe(false);
    expect((await elsewhere.get('/me')).status).toBe(401);
  });

  it('cannot be guessed by whoever finds a session open', async () => {
    const [{ login }, password] = await aPerson();
    const person = await Client.login(api.base, login, password);
    const guess = (oldPassword: string) =>
      person.put('/me/password', { oldPassword, newPassword: '春江潮水连海平海上明月' });
    for (let n = 0; n < 10; n += 1) expect((await guess(`guess ${n}`)).status).toBe(422);
    const refused = await guess(password);
    expect(refused).toMatchObject({ status: 429, body: { code: 'tooManyAttempts' } });
    expect(refused.headers.get('retry-after')).toBeTruthy();
  }, 60_000);

  it('stands in no log and in no record', async () => {
    const [{ id, login }, password] = await aPerson();
    const person = await Client.login(api.base, login, password);
    await person.put('/me/password', { oldPassword: password, newPassword: '明月几时有把酒问青天' });
    const [{ kept }] = await api.sql(
      `SELECT json_agg(e)::text || (SELECT json_agg(u)::text FROM app_user u) AS kept FROM account_event e`,
    );
    expect(await eventsOf(id)).toHaveLength(2);
    for (const secret of [password, '明月几时有把酒问青天']) {
      expect(api.logged.join('\n')).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
  });
});

describe('with the rules of 等保三级', () => {
  it('a password is changed every 90 days, and of three kinds of characters', async () => {
    const strict = await startApi({ env: { PASSWORD_POLICY: 'mlps3' } });
    try {
      const unit1 = await strict.as('unit1');
      expect((await unit1.get('/me')).body).toMatchObject({
        mustChangePassword: false,
        passwordPolicy: 'mlps3',
      });
      await strict.sql(
        `UPDATE app_user SET password_set_at = now() - interval '91 days' WHERE login = 'unit1'`,
      );
      expect((await unit1.get('/applications')).body.code).toBe('passwordToBeChanged');
      const change = (newPassword: string) =>
        unit1.put('/me/password', { oldPassword: 'wufei-demo', newPassword });
      expect((await change('korrekt pferd batterie')).body.code).toBe('weakPassword');
      expect((await change('Korrekt pferd 7')).status).toBe(204);
      expect((await unit1.get('/applications')).status).toBe(200);
    } finally {
      await strict.stop();
    }
  }, 60_000);
});
