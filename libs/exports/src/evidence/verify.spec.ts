import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { carryOverProposal } from '@app/domain';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { aCell, anEmptyLedger, named, YEAR, yearPlanOf } from '../../../../test/support/year';
import {
  at,
  beginning,
  BOOK,
  CASES,
  chainsOf,
  CHECKER,
  editRecords,
  evidenceOf,
  faultsOf,
  FIRST,
  FOLDER,
  runChecker,
  SECOND,
  SOURCE,
  tampered,
  textOf,
  verify,
  zipOf,
} from '../../../../test/support/exports/evidence-year';
import { chained, type Evidence, headAfter } from './chain';
import { SCAN_FOLDERS } from './evidence-zip';
import { lengthsUnder, sealOf } from './seal';

afterAll(() => rmSync(FOLDER, { recursive: true }));

let whole: Uint8Array;
beforeAll(async () => {
  whole = await zipOf(SOURCE);
});

describe('the checker', () => {
  it('finds a changed record and names it', () => {
    const archive = editRecords(whole, (records) => {
      const i = at(records, FIRST, 4);
      const body = { ...JSON.parse(records[i]!.text), date: '2024-12-31' };
      return records.with(i, { ...records[i]!, text: JSON.stringify(body) });
    });
    expect(faultsOf(archive)).toEqual([`recordChanged ${FIRST} 第 4 条`, 'claimWrong claims.json proposal']);
  });

  it('finds a deleted middle row and names it', () => {
    const archive = editRecords(whole, (records) => records.toSpliced(at(records, SECOND, 3), 1));
    expect(faultsOf(archive)[0]).toBe(`recordMissing ${SECOND} 第 3 条`);
  });

  it('finds a deleted last row and names its chain', () => {
    const archive = editRecords(whole, (records) => records.toSpliced(at(records, SECOND, 7), 1));
    const [fault] = verify([archive])[0]!.faults;
    expect(fault).toMatchObject({ code: 'tailCut', where: SECOND });
    expect(fault!.detail).toMatch(/有 7 条，现有 6 条：末尾被截去。$/);
  });

  it('finds two swapped rows, with their numbers left or put right', () => {
    const swapped = (renumber: boolean) =>
      editRecords(whole, (records) => {
        const [i, j] = [at(records, FIRST, 3), at(records, FIRST, 4)];
        const [a, b] = [records[i]!, records[j]!];
        return records
          .with(i, renumber ? { ...b, position: 3 } : b)
          .with(j, renumber ? { ...a, position: 4 } : a);
      });
    expect(faultsOf(swapped(false))).toEqual([`recordMoved ${FIRST} 第 3 条`]);
    expect(faultsOf(swapped(true))).toEqual(
      expect.arrayContaining([`recordChanged ${FIRST} 第 3 条`, `recordChanged ${FIRST} 第 4 条`]),
    );
  });

  it('finds an inserted row, in the middle or at the end', () => {
    const inserted = (position: number) =>
      editRecords(whole, (records) => {
        const i = at(records, FIRST, 6);
        return records.toSpliced(i + 1, 0, { ...records[i]!, position });
      });
    expect(faultsOf(inserted(6))).toContain(`recordInserted ${FIRST} 第 6 条`);
    expect(faultsOf(inserted(8))).toContain(`recordInserted ${FIRST} 第 8 条`);
  });

  it('finds a whole case taken out', () => {
    const archive = editRecords(whole, (records) => records.filter(({ chain }) => chain !== SECOND));
    expect(faultsOf(archive)).toContain(`tailCut ${SECOND}`);
  });

  it('finds a deletion with everything after it chained anew: only the seal knows', () => {
    const archive = editRecords(whole, (records) => {
      const kept = records.filter((record) => record.chain === FIRST && record.position !== 4);
      const bodies = kept.map((record) => ({ ...record, body: JSON.parse(record.text) }));
      const anew = [...chained(FIRST, bodies)];
      return [...records.filter(({ chain }) => chain !== FIRST), ...anew];
    });
    const faults = faultsOf(archive);
    expect(faults).toContain(`tailCut ${FIRST}`);
    expect(faults.some((fault) => fault.startsWith('rootBroken'))).toBe(true);
  });

  it('finds a forgery from the ground up by the root that is kept elsewhere', async () => {
    const { root } = verify([whole])[0]!;
    const forged = await zipOf({
      ...SOURCE,
      ...chainsOf(
        CASES.slice(0, -1).concat({ ...CASES.at(-1)!, evidence: CASES.at(-1)!.evidence.slice(0, -1) }),
      ),
    });
    expect(faultsOf(forged)).toEqual([]);
    expect(faultsOf(forged, '--root', root)).toEqual(['rootUnexpected seals.jsonl']);
    expect(faultsOf(whole, '--root', root)).toEqual([]);
  });

  it('finds an archive that was cut off', () => {
    expect(faultsOf(whole.subarray(0, whole.length - 30))).toContain('archiveBroken 证据包');
  });

  it('names the file in which a byte was flipped, and the record where it is one', () => {
    const flipped = Object.keys(unzipSync(whole)).map((name) => {
      return tampered(
        whole,
        (files) => {
          const bytes = Buffer.from(files[name]!);
          const i = Math.floor(bytes.length / 2);
          bytes[i]! ^= 1;
          files[name] = bytes;
        },
        false,
      );
    });
    const found = verify(flipped).map(({ faults }) => faults.map(({ code, where }) => `${code} ${where}`));
    Object.keys(unzipSync(whole)).forEach((name, i) => expect(found[i]!.join()).toContain(name));
    expect(found[0]!.some((fault) => /^(recordChanged YB-|lineBroken )/.test(fault))).toBe(true);
  });

  it('lets no flipped byte of the archive pass that changes what is in it', () => {
    const archives = Array.from({ length: 120 }, (_, i) => {
      const bytes = Buffer.from(whole);
      bytes[Math.floor(((i + 0.5) * bytes.length) / 120)]! ^= 1 << (i % 8);
      return bytes;
    });
    const results = verify(archives);
    results.forEach(({ ok }, i) => {
      if (ok) expect(unzipSync(archives[i]!)).toEqual(unzipSync(whole)); // a date of the zip format, and the like
    });
    expect(results.filter(({ ok }) => !ok).length).toBeGreaterThan(110);
  });

  it('needs nothing but Node', () => {
    const names = [...readFileSync(CHECKER, 'utf8').matchAll(/(?:from|import\(|require\()\s*['"]([^'"]+)/g)];
    expect(names.map(([, name]) => name!.slice(0, 5))).toEqual(['node:', 'node:', 'node:']);
  });

  it('comes to the same proposal as the system, by code of its own, for any small year', async () => {
    const cell = fc.record({
      cellType: fc.constantFrom('SCHOOL', 'VENUE', 'GAS_STATION', 'NO_ROW'),
      namedOn: fc.constantFrom('2024-11-10', '2024-11-11', '2025-01-02'),
      submittedOn: fc.constantFrom('2024-09-02', '2024-09-03'),
    });
    const year = fc.record({
      cells: fc.array(cell, { maxLength: 14 }),
      value: fc.integer({ min: 1, max: 6 }),
      carryOverOrder: fc.constantFrom('aboveRowLatestNamed' as const, 'latestNamed' as const),
    });
    const ledgers = fc.sample(year, { numRuns: 40, seed: 5 }).map(({ cells, value, carryOverOrder }) => {
      const policy = { countsFrom: 'named', carryOverOrder } as const;
      const start = anEmptyLedger({ baselines: [{ version: 1, value }], policy });
      return cells.reduce((ledger, facts, i) => named(ledger, aCell({ number: `n${i}`, ...facts })), start);
    });
    const archives: Uint8Array[] = [];
    for (const ledger of ledgers) {
      const body = ledger.programmes[0]!.baselines[0]!;
      const programme: Evidence[] = [{ kind: 'baseline', at: 0, recordedAt: 0, body: { ...body } }];
      const cases = ledger.cells.map((one) => evidenceOf(ledger, one));
      archives.push(await zipOf({ ...SOURCE, ledger, ...chainsOf(cases, programme) }));
    }
    verify(archives).forEach(({ faults, proposal }, i) => {
      const expected = carryOverProposal(ledgers[i]!, YEAR).moves.map((move) => move.cell);
      expect({ faults, proposal }).toEqual({ faults: [], proposal: expected });
    });
  });

  it.each<
    [
      string,
      (claims: { standing: { totals: { surplus: number }[] }; proposal: { moves: unknown[] } }) => void,
    ]
  >([
    ['a figure', ({ standing }) => (standing.totals[0]!.surplus = 9)],
    ['the proposal', ({ proposal }) => proposal.moves.pop()],
  ])('finds %s that the records do not bear out', (_, edit) => {
    const archive = tampered(whole, (files) => {
      const claims = JSON.parse(textOf(files, 'claims.json')) as Parameters<typeof edit>[0];
      edit(claims);
      files['claims.json'] = Buffer.from(JSON.stringify(claims));
    });
    expect(faultsOf(archive).some((fault) => fault.startsWith('claimWrong'))).toBe(true);
  });

  it('has no fault to find in a year whose next one has cells of its own by now', async () => {
    const both = { ...BOOK, programmes: [...BOOK.programmes, yearPlanOf(YEAR + 1)] };
    const namedOn = '2025-05-20';
    const later = { number: 'YB-2025-SCHOOL-0001', programmeYear: YEAR + 1, submittedOn: namedOn, namedOn };
    const archive = await zipOf({ ...SOURCE, ledger: named(both, aCell(later)) });
    expect(faultsOf(archive)).toEqual([]);
  });

  describe.each(['circularScan', 'namingScan'] as const)('with a %s', (kind) => {
    const scan = Buffer.from('%PDF the circular');
    const file = `${SCAN_FOLDERS[kind]}01-通知.pdf`;
    const sha256 = createHash('sha256').update(scan).digest('hex');
    const record = (body: object): Evidence => ({
      kind,
      at: 0,
      recordedAt: 0,
      body: { ...body },
    });
    const withScan = (body: object) =>
      zipOf({
        ...SOURCE,
        beside: [record({ name: '通知.pdf', sha256, ...body })],
        papers: [{ name: file, bytes: async () => Readable.from([scan.subarray(0, 5), scan.subarray(5)]) }],
      });

    it('compares each with its record', async () => {
      const archive = await withScan({ file });
      expect(Buffer.from(unzipSync(archive)[file]!)).toEqual(scan);
      expect(verify([archive])[0]).toMatchObject({ ok: true, scans: 1 });
      expect(faultsOf(await withScan({ file, sha256: 'c'.repeat(64) }))).toEqual([`scanChanged ${file}`]);
    });

    it('finds one that was changed, taken out or put in, however carefully', async () => {
      const archive = await withScan({ file });
      const edited = (edit: Parameters<typeof tampered>[1]) => faultsOf(tampered(archive, edit));
      expect(edited((files) => (files[file] = Buffer.from('%PDF another')))).toEqual([`scanChanged ${file}`]);
      expect(edited((files) => delete files[file])).toContain(`scanMissing ${file}`);
      const further = `${SCAN_FOLDERS[kind]}02-附件.pdf`;
      expect(edited((files) => (files[further] = scan))).toContain(`scanInserted ${further}`);
    });

    it('says which one the system has lost, and accepts one that a virus keeps out', async () => {
      const archiveOf = (withheld: string) =>
        zipOf({ ...SOURCE, beside: [record({ name: '通知.pdf', withheld })] });
      expect(faultsOf(await archiveOf('missing'))).toEqual(['scanMissing 通知.pdf']);
      expect(verify([await archiveOf('infected')])[0]).toMatchObject({ ok: true, scans: 0 });
    });
  });

  it('finds rules that are not those on record', () => {
    const archive = tampered(whole, (files) => (files['rules/2024.1.json'] = Buffer.from('{"any":"other"}')));
    expect(faultsOf(archive)).toEqual(['fileChanged rules/2024.1.json']);
  });

  it('finds a ledger that counts a cell twice, though every hash is right', async () => {
    const twice = CASES.map((one, i) =>
      i === 0
        ? { ...one, evidence: [...one.evidence, one.evidence.find(({ kind }) => kind === 'ledgerEntry')!] }
        : one,
    );
    const faults = faultsOf(await zipOf({ ...SOURCE, ...chainsOf(twice) }));
    expect(faults.every((fault) => fault.startsWith('ledgerBroken'))).toBe(true);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('finds that something changed after a day was sealed', async () => {
    const heads = new Map(
      CASES.map((one) => {
        const before = [...chained(one.number, beginning(one).slice(0, 4))];
        return [one.number, headAfter(before.at(-1)!)] as const;
      }),
    );
    const day = sealOf('2024-12-31', 0, { root: '', lengths: new Map() }, heads);
    expect(lengthsUnder([day]).get(FIRST)).toBe(4);
    const archive = await zipOf({ ...SOURCE, seals: [day] });
    expect(faultsOf(archive)).toEqual([]);
    // The root of an earlier day, as it was printed in the office's mail, is known again; another is not.
    expect(day.root).not.toBe(verify([archive])[0]!.root);
    expect(faultsOf(archive, '--root', day.root)).toEqual([]);
    expect(faultsOf(archive, '--root', `sha256:${'0'.repeat(64)}`)).toEqual(['rootUnexpected seals.jsonl']);
    const [one, ...others] = CASES;
    const later = one!.evidence.map((evidence, i) =>
      i === 2 ? { ...evidence, at: evidence.at + 1 } : evidence,
    );
    const faults = faultsOf(
      await zipOf({ ...SOURCE, seals: [day], ...chainsOf([{ ...one!, evidence: later }, ...others]) }),
    );
    expect(faults).toEqual(['rootBroken 2024-12-31']);
  });

  it('reads for people, in Chinese, and names the cell', () => {
    const path = join(FOLDER, 'cut.zip');
    writeFileSync(
      path,
      editRecords(whole, (records) => records.toSpliced(at(records, FIRST, 7), 1)),
    );
    const { stdout, status } = runChecker([path]);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `${FIRST}：封存时（export 2025-03-03T02:00:00.000Z）有 7 条，现有 6 条：末尾被截去。`,
    );
  });
});
