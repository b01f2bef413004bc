import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pingClamd } from '../../../apps/api/src/files/scan/clamd';
import { eventually } from '../system';

/** The harmless file by which virus scanners are tested (eicar.org), in two parts: whoever scans this file finds nothing. */
export const TEST_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);
/** The name that the signature below gives it; clamd marks signatures that are not its maker's. */
export const TEST_VIRUS_NAME = 'Wufei.Test.Eicar.UNOFFICIAL';

const PROGRAM = [process.env.CLAMD_BIN, '/usr/sbin/clamd', 'clamd'].find(
  (program) => program && spawnSync(program, ['--version']).status === 0,
);

/** `describe`, or, without clamd, one test whose title says why nothing ran. */
export function describeWithClamd(name: string, stories: () => void): void {
  if (PROGRAM) return describe(name, stories);
  describe(name, () => {
    it('was not tried: no clamd found (install clamav-daemon, or name it in CLAMD_BIN)', () =>
      expect(PROGRAM).toBeUndefined());
  });
}

/** A clamd of its own: with one signature, that of the test file, and no network. */
export interface RunningClamd {
  address: string;
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  /** Ends it for good. */
  close(): Promise<void>;
}

/** Starts clamd with further lines of configuration. */
export async function startClamd(settings: string[] = []): Promise<RunningClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'wufei-clamd-'));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const signature = `Wufei.Test.Eicar:0:*:${Buffer.from(TEST_VIRUS).toString('hex')}\n`;
  await writeFile(join(folder, 'test.ndb'), signature);
  const lines = ['Foreground yes', `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `DatabaseDirectory ${folder}`];
  await writeFile(join(folder, 'clamd.conf'), [...lines, ...settings, ''].join('\n'));
  let child: ChildProcess | undefined;
  const stop = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  const start = async () => {
    child = spawn(PROGRAM!, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    await eventually(() => pingClamd(address, 1000), 60_000, 'clamd answers');
  };
  await start();
  return {
    address,
    stop,
    start,
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
