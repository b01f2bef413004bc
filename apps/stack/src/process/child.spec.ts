import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child';
import { birthOf, commandOf } from './running';

const folder = mkdtempSync(join(tmpdir(), 'wufei-child-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function node(script: string, logFile = 'child.log'): Promise<Child> {
  const options = { name: 'child', command: process.execPath, args: ['-e', script], env: {} };
  const child = await startChild({ ...options, logFile: join(folder, logFile) });
  while (child.alive && !child.said().includes('up')) await new Promise((resolve) => setTimeout(resolve, 10));
  return child;
}

describe('a process of the stack', () => {
  it('ends when asked, and reports how it ended', async () => {
    const child = await node(
      `process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')`,
    );
    expect(commandOf(child.pid)).toContain('setInterval');
    expect(await child.stop(['SIGTERM'], 5000)).toEqual({ code: 3, signal: null });
    expect(child.alive).toBe(false);
    expect(birthOf(child.pid)).toBe('');
  });

  it('is killed when it ignores the signals', async () => {
    const child = await node(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')`,
    );
    expect(await child.stop(['SIGTERM'], 100)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leads a group of its own, which a Ctrl-C does not reach', async () => {
    const child = await node(`setInterval(() => {}, 1000); console.log('up')`);
    expect(() => process.kill(-child.pid, 0)).not.toThrow();
    await child.stop(['SIGKILL'], 5000);
  });

  it('shows its own output, not that of an earlier process', async () => {
    await (
      await node(`console.log('up, the first')`, 'same.log')
    ).exited;
    const second = await node(`console.log('up, the second')`, 'same.log');
    await second.exited;
    expect(second.said()).toBe('up, the second');
  });

  it('that cannot be started is named', async () => {
    const options = { name: 'Temporal', command: join(folder, 'none'), args: [], env: {} };
    await expect(startChild({ ...options, logFile: join(folder, 'none.log') })).rejects.toThrow(
      /^Temporal cannot be started: .*ENOENT/,
    );
  });
});
