import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type YearLedger,
  canonicalText,
  carryOverProposal,
  confirmCarryOver,
  type NamedCell,
  withEntries,
} from '@app/domain';
import { unzipSync, zipSync } from 'fflate';
import { ledgerWith, stampOn, YEAR } from '../year';
import {
  chained,
  type ChainedRecord,
  type Evidence,
  type Head,
  headAfter,
} from '../../../libs/exports/src/evidence/chain';
import {
  evidenceZip,
  type EvidenceSource,
  ledgerEvidence,
} from '../../../libs/exports/src/evidence/evidence-zip';
import { type Algorithm, digestOf } from '../../../libs/exports/src/evidence/hash';
import type { Seal } from '../../../libs/exports/src/evidence/seal';

/** One case with its evidence in the order of recording, ledger entries included. */
export interface CaseEvidence {
  number: string;
  cellType: string;
  programmeYear: number;
  evidence: readonly Evidence[];
}

/** The folder of a third party, with the checker and the archives. The spec removes it. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'wufei-evidence-'));
export const CHECKER = join(__dirname, '../../../libs/exports/src/evidence/verify.mjs');

export interface Result {
  ok: boolean;
  root: string;
  completed: number;
  scans: number;
  proposal: string[];
  faults: { code: string; where: string; detail: string }[];
}

/** Runs the checker as a third party does: a copy of the one file, with nothing beside it. */
export function verify(archives: Uint8Array[], ...options: string[]): Result[] {
  const paths = archives.map((archive, i) => {
    const path = join(FOLDER, `${i}.zip`);
    writeFileSync(path, archive);
    return path;
  });
  const { stdout, status } = runChecker([...paths, '--json', ...options]);
  const results = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Result);
  if (status !== (results.every(({ ok }) => ok) ? 0 : 1)) throw new Error(`ended with ${status}`);
  return results;
}

export function runChecker(args: string[]): { stdout: string; status: number | null } {
  const checker = join(FOLDER, 'checker.mjs');
  copyFileSync(CHECKER, checker);
  const options = { cwd: FOLDER, encoding: 'utf8', env: {}, maxBuffer: 1e9 } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [checker, ...args], options);
  if (stderr !== '') throw new Error(stderr);
  return { stdout, status };
}

export const faultsOf = (archive: Uint8Array, ...options: string[]) =>
  verify([archive], ...options)[0]!.faults.map(({ code, where }) => `${code} ${where}`);

/** Returns a ledger of 48 cells, two of which the office has carried over. */
function aYear(): YearLedger {
  const ledger = ledgerWith(48);
  const cells = carryOverProposal(ledger, YEAR)
    .moves.slice(0, 2)
    .map((move) => move.cell);
  const decision = { cells, seenHash: 'h', presentHash: 'h' };
  return withEntries(
    ledger,
    confirmCarryOver(ledger, YEAR, decision, stampOn('2025-02-20', 'carry')).entries,
  );
}

export function evidenceOf(
  ledger: YearLedger,
  { number, cellType, programmeYear, submittedOn, namedOn }: NamedCell,
): CaseEvidence {
  const event = (seq: number, day: string, body: object): Evidence => {
    const at = Date.parse(`${day}T09:00:00+08:00`);
    return { kind: 'event', at, recordedAt: at, body: { seq, ...body } };
  };
  const entries = ledger.entries.flatMap((entry, i) => {
    return entry.cell === number ? [ledgerEvidence(entry, i + 1, entry.at)] : [];
  });
  return {
    number,
    cellType,
    programmeYear,
    evidence: [
      event(1, submittedOn, { type: 'submitted' }),
      event(2, submittedOn, { type: 'stageEntered', stage: 'formalCheck' }),
      event(3, namedOn, { type: 'named', date: namedOn, documentNumber: '渝北无废办〔2024〕3号' }),
      event(4, namedOn, { type: 'stageEntered', stage: 'settled' }),
      ...entries,
      { kind: 'mail', at: 0, recordedAt: 0, body: { kind: 'named', messageId: `<${number}@wufei.example>` } },
    ],
  };
}

export const BOOK = aYear();
export const CASES = BOOK.cells.map((cell) => evidenceOf(BOOK, cell));
export const [FIRST, SECOND] = CASES.map(({ number }) => number) as [string, string];
export const PROGRAMME: Evidence[] = [
  { kind: 'baseline', at: 0, recordedAt: 0, body: { version: 1, value: 45, source: '附件说明' } },
];

/** Returns the chains of a programme and its cases, as the record would have them. */
export function chainsOf(
  cases: readonly CaseEvidence[],
  programme = PROGRAMME,
  algorithm: Algorithm = 'sha256',
): Pick<EvidenceSource, 'heads' | 'records'> {
  const records = [
    ...chained(`programme-${YEAR}`, programme, algorithm),
    ...cases.flatMap((one) => [...chained(one.number, beginning(one), algorithm)]),
  ];
  const heads = new Map<string, Head>(records.map((record) => [record.chain, headAfter(record)]));
  return { heads, records };
}

/** Returns the evidence of a case: first the case itself, then its events. */
export function beginning({ number, cellType, programmeYear, evidence }: CaseEvidence): Evidence[] {
  const { at, recordedAt } = evidence[0] ?? { at: 0, recordedAt: 0 };
  return [{ kind: 'case', at, recordedAt, body: { number, cellType, programmeYear } }, ...evidence];
}

export const SOURCE: EvidenceSource = {
  year: YEAR,
  exportedAt: Date.parse('2025-03-03T10:00:00+08:00'),
  ledger: BOOK,
  ...chainsOf(CASES),
  ruleSets: [{ version: '2024.1', body: { any: 'rules' } }],
  seals: [],
};

export async function zipOf(source: EvidenceSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evidenceZip(source)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export type Files = Record<string, Uint8Array>;

/** Returns the archive after somebody edited its files. `careful` also corrects the list of files. */
export function tampered(whole: Uint8Array, edit: (files: Files) => void, careful = true): Uint8Array {
  const files = { ...unzipSync(whole) };
  edit(files);
  if (careful) {
    const { self: _, ...manifest } = JSON.parse(Buffer.from(files['manifest.json']!).toString()) as {
      self: string;
      root: string;
      files: { name: string; hash: string }[];
    };
    manifest.files = manifest.files.filter(({ name }) => files[name]);
    for (const file of manifest.files) file.hash = digestOf('sha256', files[file.name]!);
    const seals = textOf(files, 'seals.jsonl').trim().split('\n');
    manifest.root = (JSON.parse(seals.at(-1)!) as Seal).root;
    const self = digestOf('sha256', canonicalText(manifest));
    files['manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, self }));
  }
  return zipSync(files);
}

export const textOf = (files: Files, name: string) => Buffer.from(files[name]!).toString();
/** Edits the records of an archive as a list. */
export function editRecords(
  whole: Uint8Array,
  edit: (records: ChainedRecord[]) => ChainedRecord[],
): Uint8Array {
  return tampered(whole, (files) => {
    const records = textOf(files, 'records.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ChainedRecord);
    files['records.jsonl'] = Buffer.from(
      edit(records)
        .map((record) => `${canonicalText(record)}\n`)
        .join(''),
    );
  });
}

/** Returns the index of a record. */
export const at = (records: ChainedRecord[], chain: string, position: number) =>
  records.findIndex((record) => record.chain === chain && record.position === position);
