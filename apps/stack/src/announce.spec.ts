import { announcement } from './announce';

const place = {
  ports: { api: 3001, mailPage: 8025, smtp: 1025, temporal: 7233, postgres: 15432 },
  temporalAddress: '127.0.0.1:7233',
  namespace: 'wufei',
  smtpUrl: 'smtp://127.0.0.1:1025',
  ownsMail: true,
  dataDir: `${process.cwd()}/.data`,
  secretsFile: `${process.cwd()}/.data/secrets.json`,
};

describe('the last lines of a start', () => {
  it('say where everything is, how long it took, and who may log in', () => {
    const accounts = [
      { login: 'jiaow', name: '区教委', role: 'department' },
      { login: 'jxw', name: '区经济信息委', role: 'department' },
      { login: 'office', name: '区无废办', role: 'office' },
    ];
    const text = announcement({ ...place, accounts }, 3.21);
    for (const part of [
      '3.2 s',
      'http://localhost:3001/api',
      'http://localhost:8025/',
      '.data/logs/',
      'wufei-demo',
    ])
      expect(text).toContain(part);
    expect(text).toContain('office      office 区无废办');
    expect(text).toContain('departments jiaow 区教委 · jxw 区经济信息委');
  });

  it('name no accounts where none were seeded, and no catcher where mail leaves', () => {
    const text = announcement({ ...place, accounts: [], ownsMail: false, smtpUrl: 'smtp://mail.example' }, 3);
    expect(text).not.toContain('wufei-demo');
    expect(text).not.toContain('8025');
  });
});
