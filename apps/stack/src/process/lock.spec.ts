import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHolder, takeLock } from './lock';
import { birthOf } from './running';

describe('a lock file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wufei-lock-'));
  const file = join(folder, 'stack.lock');
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => rmSync(file, { force: true }));

  function taken() {
    const answer = takeLock(file, { url: 'http://localhost:3000/' });
    if (!('lock' in answer)) throw new Error('held');
    return answer.lock;
  }

  it('is held by one process, whose note others can read', () => {
    const lock = taken();
    expect(takeLock(file)).toMatchObject({
      holder: { pid: process.pid, note: { url: 'http://localhost:3000/' } },
    });
    lock.annotate({ url: 'http://localhost:3001/' });
    expect(readHolder(file)?.note).toEqual({ url: 'http://localhost:3001/' });
  });

  it('can be taken again after its release, and leaves nothing beside it', () => {
    taken().release();
    taken().release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is free when its holder has died', () => {
    writeFileSync(file, JSON.stringify({ pid: 999_999_999, birth: '1', note: {} }));
    expect('lock' in takeLock(file)).toBe(true);
  });

  it('is free when another process has the pid of its holder', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, birth: `not ${birthOf(process.pid)}`, note: {} }));
    expect('lock' in takeLock(file)).toBe(true);
  });

  it('is free when its file is incomplete', () => {
    writeFileSync(file, '{"pid":');
    expect('lock' in takeLock(file)).toBe(true);
  });
});
