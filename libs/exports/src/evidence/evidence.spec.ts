import { rmSync } from 'node:fs';
import { carryOverProposal } from '@app/domain';
import { unzipSync } from 'fflate';
import { YEAR } from '../../../../test/support/year';
import {
  BOOK,
  CASES,
  chainsOf,
  FOLDER,
  PROGRAMME,
  SOURCE,
  textOf,
  verify,
  zipOf,
} from '../../../../test/support/exports/evidence-year';
import { chained, EMPTY, headAfter, link } from './chain';

afterAll(() => rmSync(FOLDER, { recursive: true }));

let whole: Uint8Array;
beforeAll(async () => {
  whole = await zipOf(SOURCE);
});

describe('the evidence of a year', () => {
  it('is found whole, and its figures and its proposal are found again', () => {
    const [result] = verify([whole]);
    expect(result).toMatchObject({ ok: true, faults: [], completed: 46 });
    expect(result!.proposal).toEqual(carryOverProposal(BOOK, YEAR).moves.map((move) => move.cell));
    expect(result!.proposal).toHaveLength(1);
  });

  it('is the same byte for byte when nothing has happened since', async () => {
    expect(Buffer.compare(Buffer.from(await zipOf(SOURCE)), Buffer.from(whole))).toBe(0);
  });

  it('holds what a third party needs', () => {
    const names = [
      'records.jsonl',
      'seals.jsonl',
      'claims.json',
      'rules/2024.1.json',
      'verify.mjs',
      '说明.txt',
      'manifest.json',
    ];
    expect(Object.keys(unzipSync(whole))).toEqual(names);
    expect(textOf(unzipSync(whole), '说明.txt')).toContain(verify([whole])[0]!.root);
  });

  it('can be under another algorithm, which is named with every hash', async () => {
    const archive = await zipOf({ ...SOURCE, ...chainsOf(CASES, PROGRAMME, 'sm3'), algorithm: 'sm3' });
    expect(verify([archive])[0]).toMatchObject({ ok: true, root: expect.stringMatching(/^sm3:/) as string });
  });

  it('goes on under another algorithm where it began under one', () => {
    const [first, second] = CASES[0]!.evidence;
    const one = link('c', EMPTY, first!, 'sha256');
    const two = link('c', headAfter(one), second!, 'sm3');
    expect([one.hash.slice(0, 7), two.hash.slice(0, 4)]).toEqual(['sha256:', 'sm3:']);
    expect([...chained('c', [first!, second!])][1]!.hash).not.toBe(two.hash);
  });

  it('is written piece by piece, and tells how far it is', async () => {
    const seen: number[] = [];
    const many = Array.from({ length: 1500 }, (_, i) => ({ ...CASES[0]!, number: `n${i}` }));
    await zipOf({ ...SOURCE, ...chainsOf(many), onProgress: (records) => seen.push(records) });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1 + 1500 * (1 + CASES[0]!.evidence.length) + 2);
  });
});
