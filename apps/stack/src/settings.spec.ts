import { join } from 'node:path';
import { ROOT } from './root';
import { readSettings } from './settings';

describe('the settings of npm start', () => {
  it('are by default a rehearsal from the day of the circular, with demonstration accounts', () => {
    const { wanted, dataDir, host, product } = readSettings({});
    expect(wanted).toEqual({ api: 3000, mailPage: 8025, smtp: 1025, temporal: 7233, postgres: 15432 });
    expect({ dataDir, host }).toEqual({ dataDir: join(ROOT, '.data'), host: '127.0.0.1' });
    expect(product).toMatchObject({
      NODE_ENV: 'development',
      REHEARSAL: 'true',
      REHEARSAL_START: '2024-08-28T09:00:00+08:00',
      SEED_DEMO: 'true',
    });
  });

  it('may change ports, folder and the variables of the product', () => {
    const source = {
      PORT: '8080',
      MAIL_PORT: '9000',
      DATA_DIR: '/srv/wufei',
      REHEARSAL: 'false',
      LOG_LEVEL: 'warn',
    };
    const { wanted, dataDir, product } = readSettings(source);
    expect(wanted).toMatchObject({ api: 8080, mailPage: 9000, smtp: 1025 });
    expect(dataDir).toBe('/srv/wufei');
    expect(product).toMatchObject({ REHEARSAL: 'false', LOG_LEVEL: 'warn' });
  });

  it('pass no other variable to the product', () => {
    const { product } = readSettings({ DATABASE_URL: 'postgres://elsewhere', AWS_SECRET: 'x', PATH: '/bin' });
    expect(product.PATH).toBe('/bin');
    expect(Object.keys(product)).not.toEqual(expect.arrayContaining(['DATABASE_URL']));
    expect(Object.keys(product)).not.toEqual(expect.arrayContaining(['AWS_SECRET']));
  });

  it.each(['abc', '0', '70000', '3.5'])('are refused when PORT=%s', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(`PORT=${port} is no port`);
  });

  it('are refused for production', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('docker-compose.yml');
  });
});
