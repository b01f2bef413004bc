import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readDatabaseEnv, readEnv, readMigrationEnv } from '.';

const ENV = {
  DATABASE_URL: 'postgres://wufei_app:secret@127.0.0.1:5432/wufei',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
};
const MIGRATION = {
  DATABASE_OWNER_URL: 'postgres://owner@127.0.0.1/wufei',
  DATABASE_APP_PASSWORD: 'long enough',
};

describe('the configuration', () => {
  it('has a value for everything that may be left out, and is production unless told otherwise', () => {
    expect(readEnv(ENV)).toEqual({
      ...ENV,
      NODE_ENV: 'production',
      TEMPORAL_NAMESPACE: 'wufei',
      MAIL_FROM: 'wufei@localhost',
      PUBLIC_URL: 'http://localhost:3000',
      HOST: '127.0.0.1',
      PORT: 3000,
      WORKER_METRICS_PORT: 0,
      FILES_DIR: '.data/files',
      COOKIE_SECURE: false,
      PASSWORD_POLICY: 'asvs',
      REHEARSAL: false,
      SEED_DEMO: false,
      LOG_LEVEL: 'info',
    });
  });

  it('names everything that is missing or wrong at once', () => {
    const reading = () => readEnv({ TEMPORAL_ADDRESS: 'nowhere', PORT: '70000' });
    expect(reading).toThrow(ConfigError);
    for (const name of ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'PORT'])
      expect(reading).toThrow(`${name}: `);
  });

  it.each(['127.0.0.1:3310', 'clamav:3310', '[::1]:3310', '/run/clamav/clamd.ctl'])(
    'takes %s for the virus scanner',
    (address) => expect(readEnv({ ...ENV, CLAMD_ADDRESS: address }).CLAMD_ADDRESS).toBe(address),
  );

  it('has no virus scanner without an address, and none at half of one', () => {
    expect(readEnv({ ...ENV, CLAMD_ADDRESS: '' }).CLAMD_ADDRESS).toBeUndefined();
    for (const half of ['clamav', ':3310', 'tcp://clamav:3310'])
      expect(() => readEnv({ ...ENV, CLAMD_ADDRESS: half })).toThrow('CLAMD_ADDRESS: ');
  });

  it('refuses rehearsal and demonstration in production, to every process', () => {
    for (const setting of ['REHEARSAL', 'SEED_DEMO']) {
      for (const NODE_ENV of ['production', undefined]) {
        expect(() => readEnv({ ...ENV, NODE_ENV, [setting]: 'true' })).toThrow('refused');
        expect(() => readMigrationEnv({ ...MIGRATION, NODE_ENV, [setting]: '1' })).toThrow('refused');
      }
      expect(readEnv({ ...ENV, NODE_ENV: 'test', [setting]: 'true' })).toMatchObject({ [setting]: true });
    }
  });

  it('reads a secret from the file that X_FILE names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wufei-config-'));
    const path = join(folder, 'password');
    writeFileSync(path, 'from a file\n');
    const { DATABASE_APP_PASSWORD: _, ...rest } = MIGRATION;
    expect(readMigrationEnv({ ...rest, DATABASE_APP_PASSWORD_FILE: path }).DATABASE_APP_PASSWORD).toBe(
      'from a file',
    );
    rmSync(folder, { recursive: true });
    expect(() => readMigrationEnv({ ...rest, DATABASE_APP_PASSWORD_FILE: path })).toThrow(ConfigError);
  });

  it('refuses a short password for the processes', () => {
    expect(() => readMigrationEnv({ ...MIGRATION, DATABASE_APP_PASSWORD: 'short' })).toThrow('at least 8');
  });

  it('asks a console command for the database alone', () => {
    expect(readDatabaseEnv(ENV)).toEqual({ NODE_ENV: 'production', DATABASE_URL: ENV.DATABASE_URL });
  });
});
