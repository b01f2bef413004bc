import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tried } from '../../../../test/support/stack/try-postgres';
import { ROOT } from '../root';
import { type Account, asAccount, postgresAccount } from './account';

const SCRIPT = join(ROOT, 'dist/test/support/stack/try-postgres.js');
const NOBODY: Account = { uid: 65534, gid: 65534 };
const isRoot = process.getuid!() === 0;

jest.setTimeout(90_000);

describe('PostgreSQL with its programs and data', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  /** Creates a folder that only its owner may enter. */
  function closedFolder(name: string): string {
    const folder = mkdtempSync(join(tmpdir(), name));
    folders.push(folder);
    return folder;
  }

  async function run({ command, args, ...as }: ReturnType<typeof asAccount>, folder: string) {
    const env = { PATH: process.env.PATH, TMPDIR: folder };
    return promisify(execFile)(command, args, { ...as, env, cwd: '/' });
  }

  it('in a path with a space and Chinese characters starts and starts again for a plain user', async () => {
    const folder = closedFolder('无废 细胞-');
    if (isRoot) chownSync(folder, NOBODY.uid, NOBODY.gid);
    const command = asAccount(isRoot ? NOBODY : undefined, process.execPath, [SCRIPT, folder], [SCRIPT]);
    const { stdout } = await run(command, folder);
    const user = isRoot ? NOBODY.uid : process.getuid!();
    expect(JSON.parse(stdout)).toEqual({ startedBy: user, runsAs: user, kept: 'kept' } satisfies Tried);
  });

  if (!isRoot) {
    it('is tried for the plain user alone: this run is not root', () => {
      expect(postgresAccount()).toBeUndefined();
    });
    return;
  }

  it('in a closed folder starts and starts again for root, under an account of its own', async () => {
    const folder = closedFolder('wufei closed-');
    const { stdout } = await run({ command: process.execPath, args: [SCRIPT, folder] }, folder);
    const { uid } = postgresAccount()!;
    expect(uid).not.toBe(0);
    expect(JSON.parse(stdout)).toEqual({ startedBy: 0, runsAs: uid, kept: 'kept' } satisfies Tried);
  });

  it('in a closed folder says what root can do where a capability cannot be given', async () => {
    const folder = closedFolder('wufei-closed-');
    const args = ['--bounding-set=-setpcap', process.execPath, SCRIPT, folder];
    await expect(run({ command: 'setpriv', args }, folder)).rejects.toThrow(
      /cannot be set up in [^]*Start as an ordinary user, or move to a folder that everybody may enter/,
    );
  });
});
