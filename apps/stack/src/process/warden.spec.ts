import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../root';
import { birthOf } from './running';
import { keepRoster } from './warden';

const folder = mkdtempSync(join(tmpdir(), 'wufei-warden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a process that ends at SIGTERM with code 5, or ignores it. */
async function sleeper(listens = true) {
  const onTerm = listens ? 'process.exit(5)' : '';
  const script = `process.on('SIGTERM', () => {${onTerm}}); setInterval(() => {}, 1000); console.log('up')`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  await once(child.stdout, 'data');
  return { pid: child.pid!, birth: birthOf(child.pid!), exit };
}

describe('the warden', () => {
  /** Sends messages to a warden and closes the pipe, as the end of its starter does. */
  async function afterTheEndOf(messages: object[]): Promise<void> {
    const warden = spawn(process.execPath, [join(ROOT, 'apps/stack/bin/warden.mjs')], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    for (const message of messages) warden.stdin.write(`${JSON.stringify(message)}\n`);
    warden.stdin.end();
    await once(warden, 'exit');
  }

  it('ends what its starter left running, and removes its throw-away data', async () => {
    const { pid, birth, exit } = await sleeper();
    const data = mkdtempSync(join(folder, 'data-'));
    await afterTheEndOf([{ watch: pid, birth, signal: 'SIGTERM' }, { remove: data }]);
    expect(await exit).toEqual([5, null]);
    expect(existsSync(data)).toBe(false);
  });

  it('leaves alone what was stopped in order, and a later process with the same pid', async () => {
    const { pid, birth, exit } = await sleeper();
    await afterTheEndOf([
      { watch: pid, birth, signal: 'SIGTERM' },
      { forget: pid },
      { watch: pid, birth: 'another', signal: 'SIGTERM' },
    ]);
    expect(birthOf(pid)).toBe(birth);
    process.kill(pid, 'SIGKILL');
    await exit;
  });
});

describe('the roster of a folder', () => {
  it('lets the next start end the processes of a stack whose warden was killed too', async () => {
    const file = join(folder, 'processes.json');
    const { pid, birth, exit } = await sleeper();
    const gone = { pid: 999_999_999, birth: '1', signal: 'SIGTERM' };
    writeFileSync(file, JSON.stringify([{ pid, birth, signal: 'SIGTERM' }, gone]));
    const keepNoMore = await keepRoster(file);
    expect(await exit).toEqual([5, null]);
    expect(existsSync(file)).toBe(false);
    keepNoMore();
  });
});
