import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLines, rootOf } from '../apps/portal/src/features/audit/checker/checks';

const CHECKER = readFileSync(join(__dirname, '../libs/exports/src/evidence/verify.mjs'), 'utf8');
const CODES = [...new Set([...CHECKER.matchAll(/(?:fault\(\s*|code: )'(\w+)'/g)].map(([, code]) => code!))];
const ROOT = `sha256:${'0a'.repeat(32)}`;

const failing = (code: string, root?: string) =>
  checkLines({ ok: false, root, faults: [{ code, where: 'x', detail: 'y' }] }, true)
    .filter(({ state }) => state === 'failed')
    .map(({ title }) => title);

describe('the results of the checker', () => {
  it('every fault that it finds stands under one check, none under the first for want of a place', () => {
    expect(CODES.length).toBeGreaterThan(15);
    for (const code of CODES) expect([code, failing(code, ROOT).length]).toEqual([code, 1]);
    const first = failing('unheardOf', ROOT);
    expect(first).toEqual(['文件齐全，没有损坏或改动']);
    const own = CODES.filter((code) => failing(code, ROOT)[0] === first[0]);
    expect(own.sort()).toEqual(
      [
        ...['archiveBroken', 'fileBroken', 'fileChanged', 'fileInserted', 'fileMissing', 'fileTwice'],
        ...['formatUnknown', 'lineBroken', 'unreadable'],
        ...['scanChanged', 'scanInserted', 'scanMissing'],
      ].sort(),
    );
  });

  it('what a damaged archive does not let anybody check is not called passed', () => {
    const states = checkLines(
      { ok: false, faults: [{ code: 'archiveBroken', where: '', detail: '' }] },
      true,
    );
    expect(states.map(({ state }) => state)).toEqual(['failed', ...Array<string>(6).fill('skipped')]);
  });

  it('the comparison with a value that was kept is passed only where one was given', () => {
    const state = (isCompared: boolean) =>
      checkLines({ ok: true, root: ROOT, faults: [] }, isCompared)[3]!.state;
    expect([state(true), state(false)]).toEqual(['passed', 'skipped']);
  });

  it('a value is read as people paste it, and nothing else is taken for one', () => {
    expect(rootOf(` SHA256：${'0A'.repeat(16)}\n ${'0A'.repeat(16)} `)).toBe(ROOT);
    expect([rootOf('sha256:12'), rootOf(`md5:${'0a'.repeat(32)}`), rootOf('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
