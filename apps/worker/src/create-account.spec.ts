import { createPool } from '@app/database';
import { verify } from '@node-rs/argon2';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { type Database, freshDatabase } from '../../../test/support/database';

const SCRIPT = join(__dirname, '../../../dist/apps/worker/src/create-account.js');
const SOMEONE = { login: 'zhangming', name: '张明', email: 'zhangming@example.cn', role: 'admin' };

describe('create-account, at the console', () => {
  let database: Database;
  let pool: Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.ownerUrl);
    await pool.query(`INSERT INTO department VALUES ('JXW', '区经济信息委', '渝北区经济和信息化委员会')`);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Runs the command with `input`, the password, on its standard input. */
  function create(account: Record<string, string>, input: string, more: string[] = []) {
    const args = Object.entries(account).flatMap(([name, value]) => [`--${name}`, value]);
    const env = { PATH: process.env.PATH, DATABASE_URL: database.appUrl };
    const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args, ...more], {
      env,
      input,
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  }

  const rowOf = async (login: string) =>
    (await pool.query('SELECT * FROM app_user WHERE login = $1', [login])).rows[0];

  it('makes an account that may log in with the password of standard input', async () => {
    const made = create(SOMEONE, 'korrekt-pferd-batterie\n');
    expect(made).toEqual({ status: 0, said: 'account zhangming (admin) made\n' });
    const row = await rowOf('zhangming');
    expect(row).toMatchObject({
      name: '张明',
      email: 'zhangming@example.cn',
      role: 'admin',
      active: true,
      demo: false,
    });
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(row.password_hash, 'korrekt-pferd-batterie')).toBe(true);
  });

  it('takes the password from a file, and a department with its role', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wufei-account-'));
    writeFileSync(join(folder, 'password'), 'aus-einer-datei');
    const account = { ...SOMEONE, login: 'lina', role: 'department', department: 'JXW' };
    const file = join(folder, 'password');
    expect(create(account, '', ['--password-file', file, '--head']).status).toBe(0);
    expect(await rowOf('lina')).toMatchObject({ role: 'department', department_id: 'JXW', head: true });
    rmSync(folder, { recursive: true });
  });

  it('refuses a login that exists, and leaves it as it is', async () => {
    const before = await rowOf('zhangming');
    expect(create(SOMEONE, 'ein-anderes-passwort')).toEqual({
      status: 1,
      said: 'the login zhangming exists\n',
    });
    expect(await rowOf('zhangming')).toEqual(before);
  });

  it('takes no password from the command line', async () => {
    const open = create({ ...SOMEONE, login: 'x', password: 'korrekt-pferd' }, '');
    expect(open.status).toBe(1);
    expect(open.said).toContain(`Unknown option '--password'`);
    expect(await rowOf('x')).toBeUndefined();
  });

  it('refuses a weak password', async () => {
    const refused = create({ ...SOMEONE, login: 'newcomer' }, 'newcomer2024');
    expect(refused).toEqual({ status: 1, said: 'the password holds the login or the name of the system\n' });
    expect(await rowOf('newcomer')).toBeUndefined();
  });
});
