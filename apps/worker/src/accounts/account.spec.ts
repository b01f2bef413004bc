import { faultOfPassword, faultsOfAccount } from './account';

const SOMEONE = { login: 'zhangming', name: '张明', email: 'zhangming@example.cn', role: 'admin' };

describe('an account to be made', () => {
  it('may be of every role, a department with its department', () => {
    expect(faultsOfAccount(SOMEONE)).toEqual([]);
    expect(faultsOfAccount({ ...SOMEONE, role: 'department', department: 'JXW' })).toEqual([]);
    expect(faultsOfAccount({ ...SOMEONE, role: 'town', town: '木耳镇' })).toEqual([]);
  });

  it('is refused with everything that is wrong at once', () => {
    const faults = faultsOfAccount({ login: 'Li Na', name: ' ', email: 'a@b.cn, c@d.cn', role: 'chief' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['--login', '--name', '--email', '--role']);
    expect(faultsOfAccount({})).toHaveLength(4);
  });

  it('heads a department or the office, nothing else', () => {
    expect(faultsOfAccount({ ...SOMEONE, role: 'office' }, true)).toEqual([]);
    expect(faultsOfAccount(SOMEONE, true)).toEqual([expect.stringContaining('--head')]);
  });

  it.each([
    [{ role: 'department' }, 'only then'],
    [{ role: 'office', department: 'JXW' }, 'only then'],
    [{ role: 'town' }, 'only then'],
    [{ role: 'office', town: '木耳镇' }, 'only then'],
  ])('is refused with a department or 镇街 that does not fit: %j', (change, reason) => {
    expect(faultsOfAccount({ ...SOMEONE, ...change })).toEqual([expect.stringContaining(reason)]);
  });
});

describe('a password', () => {
  it('may be any sentence of eight characters', () => {
    expect(faultOfPassword('korrekt pferd', 'zhangming')).toBeUndefined();
    expect(faultOfPassword('长城长江黄河泰山', 'zhangming')).toBeUndefined();
  });

  it.each([
    ['short', 'kurz', 'fewer than 8'],
    ['empty', '', 'fewer than 8'],
    ['monotonous', 'aaaaaaaaaaaa', 'same few characters'],
    ['that of the demonstration', 'wufei-demo', 'name of the system'],
    ['made of the login', 'newcomer2024', 'holds the login'],
    ['endless', 'x'.repeat(300), 'more than 256'],
  ])('is refused when it is %s', (_, password, reason) => {
    expect(faultOfPassword(password, 'newcomer')).toContain(reason);
  });
});
