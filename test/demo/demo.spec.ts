import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../apps/stack/src/root';
import { startSystem, type System } from '../support/system';

jest.setTimeout(180_000);

async function demo(api: string): Promise<{ code: number | null; printed: string }> {
  const env = { PATH: process.env.PATH, WUFEI_API: api };
  const child = spawn(process.execPath, [join(ROOT, 'dist/test/demo/demo.js')], { cwd: ROOT, env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, printed };
}

describe('npm run demo', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem()));
  afterAll(() => system?.stop());

  it('leads one application of each of the 15 types to its assessment year, and may be run again', async () => {
    for (const runs of [1, 2]) {
      const { code, printed } = await demo(system.base);
      expect({ code, printed: code === 0 ? '' : printed }).toEqual({ code: 0, printed: '' });
      const rows = printed.match(/^YB-2024-\S+ +无废.*次，中位 \d+ ms$/gm) ?? [];
      expect(rows).toHaveLength(17);
      expect(rows.filter((row) => row.includes('公示→命名→上报市级→计入考核年度'))).toHaveLength(15);
      for (const turn of ['（补正）', '（协调）', '（限期整改）', '（不通过）', '（撤回）']) {
        expect(rows.filter((row) => row.includes(turn))).toHaveLength(1);
      }
      for (const target of [45, 50, 60]) expect(printed).toMatch(new RegExp(` ${target} +${15 * runs} `));
    }
  });

  it('says what to do when nothing runs', async () => {
    const { code, printed } = await demo('http://127.0.0.1:1');
    expect(code).toBe(1);
    expect(printed).toContain('npm start');
  });
});
