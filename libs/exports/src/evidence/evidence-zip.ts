import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type YearLedger,
  canonicalText,
  carryOverProposal,
  countedYears,
  getYearPlan,
  type LedgerEntry,
  type YearPlan,
  proposalText,
  standingOf,
} from '@app/domain';
import { type ChainedRecord, EMPTY, type Evidence, type Head, headAfter, link } from './chain';
import { type Algorithm, digestOf } from './hash';
import { lengthsUnder, type Seal, sealOf } from './seal';
import { ZipStream } from './zip-stream';

export const EVIDENCE_FORMAT = 'wufei-evidence-2';

/** The folders of the archive in which scans lie, by the kind of their records: of the circular, of documents of naming. */
export const SCAN_FOLDERS = { circularScan: '通知扫描件/', namingScan: '命名文件扫描件/' } as const;

/** A file that goes into the archive as it is. */
export interface PackedPaper {
  /** Its whole name in the archive. */
  name: string;
  bytes: () => Promise<AsyncIterable<Uint8Array>>;
}

/** The evidence of a programme year, as plain data. */
export interface EvidenceSource {
  year: number;
  exportedAt: number;
  /** The archive computes the figures that it claims from this ledger. */
  ledger: YearLedger;
  /** The last links of the chains of the year, its cases and its obligations, as the record holds them. */
  heads: ReadonlyMap<string, Head>;
  /** The links of these chains, chain by chain, with the hashes stored when they were recorded. */
  records: Iterable<ChainedRecord> | AsyncIterable<ChainedRecord>;
  /** Records that no chain of the database holds; the archive adds a chain of its own for them. */
  beside?: Iterable<Evidence> | AsyncIterable<Evidence>;
  ruleSets: readonly { version: string; body: unknown }[];
  /** The scans; a record of their kind (`SCAN_FOLDERS`) names each with its hash. */
  papers?: readonly PackedPaper[];
  /** The daily seals up to now, oldest first. */
  seals: readonly Seal[];
  algorithm?: Algorithm;
  onProgress?: (records: number) => void;
}

/** The name of the chain that the archive adds. */
export const OWN_CHAIN = 'export';
const PIECE = 256 * 1024; // characters that are packed at once

/**
 * Writes the evidence archive (证据包) piece by piece. The manifest holds the archive's own seal, which people keep elsewhere
 * (printed, mailed) so that a later change of the archive can be detected.
 */
export async function* evidenceZip(source: EvidenceSource): AsyncGenerator<Uint8Array> {
  const { year, exportedAt, ledger, seals, algorithm = 'sha256' } = source;
  const zip = new ZipStream(algorithm, exportedAt);
  const heads = new Map(source.heads);
  const records = zip.open('records.jsonl');
  let text = '';
  let written = 0;
  for await (const record of allRecords(source, heads)) {
    text += `${canonicalText(record)}\n`;
    written += 1;
    if (text.length < PIECE) continue;
    source.onProgress?.(written);
    records(text, false);
    text = '';
    yield* zip.taken();
  }
  records(text, true);
  source.onProgress?.(written);

  const before = { root: seals.at(-1)?.root ?? ('' as const), lengths: lengthsUnder(seals) };
  const seal = sealOf(`export ${new Date(exportedAt).toISOString()}`, exportedAt, before, heads, algorithm);
  zip.add('seals.jsonl', [...seals, seal].map((one) => `${canonicalText(one)}\n`).join(''));
  zip.add('claims.json', pretty(claimsOf(ledger, year, algorithm)));
  for (const { version, body } of source.ruleSets) zip.add(`rules/${version}.json`, canonicalText(body));
  for (const { name, bytes } of source.papers ?? []) {
    const write = zip.open(name);
    for await (const piece of await bytes()) {
      write(piece, false);
      yield* zip.taken();
    }
    write('', true);
  }
  zip.add('verify.mjs', checkerText());
  zip.add('说明.txt', readme(year, seal));
  const manifest = {
    format: EVIDENCE_FORMAT,
    year,
    exportedAt,
    algorithm,
    root: seal.root,
    files: zip.files,
  };
  zip.add('manifest.json', pretty({ ...manifest, self: digestOf(algorithm, canonicalText(manifest)) }));
  zip.end();
  yield* zip.taken();
}

/** Returns the figures and the carry-over proposal that the archive states; the checker computes them again. */
export function claimsOf(ledger: YearLedger, year: number, algorithm: Algorithm = 'sha256') {
  const proposal = carryOverProposal(ledger, year);
  return {
    standing: standingOf(ledger, year),
    next: countedNext(ledger, year),
    proposal,
    proposalHash: digestOf(algorithm, proposalText(proposal)),
  };
}

/** Returns how many cells of the archive, those of the year or ever counted in it, count in the year after. */
function countedNext({ cells, entries }: YearLedger, year: number): number {
  const own = new Set([
    ...cells.filter((cell) => cell.programmeYear === year).map(({ number }) => number),
    ...entries.filter((entry) => entry.year === year).map(({ cell }) => cell),
  ]);
  return [...countedYears(entries)].filter(([cell, into]) => into === year + 1 && own.has(cell)).length;
}

/** Returns the hash that the office confirms together with a carry-over proposal. */
export function proposalHash(ledger: YearLedger, year: number, algorithm: Algorithm = 'sha256') {
  return digestOf(algorithm, proposalText(carryOverProposal(ledger, year)));
}

/** A ledger entry in the evidence of its case. `order` is its position in the ledger of all cells. */
export function ledgerEvidence(entry: LedgerEntry, order: number, recordedAt: number): Evidence {
  return { kind: 'ledgerEntry', at: entry.at, recordedAt, body: { order, ...entry } };
}

/** Returns what the year asks for (任务指标) at the moment of the export. */
function yearEvidence(programme: YearPlan, times: Pick<Evidence, 'at' | 'recordedAt'>): Evidence {
  const { year, rulesVersion, totals, types, policy } = programme;
  return { kind: 'programme', ...times, body: { year, rulesVersion, totals, types, policy } };
}

async function* allRecords(source: EvidenceSource, heads: Map<string, Head>): AsyncGenerator<ChainedRecord> {
  const { year, exportedAt, ledger, ruleSets, beside = [], algorithm = 'sha256' } = source;
  const times = { at: exportedAt, recordedAt: exportedAt };
  yield* source.records;
  const own = (one: Evidence) => {
    const record = link(OWN_CHAIN, heads.get(OWN_CHAIN) ?? EMPTY, one, algorithm);
    heads.set(OWN_CHAIN, headAfter(record));
    return record;
  };
  for (const { version, body } of ruleSets) {
    const hash = digestOf(algorithm, canonicalText(body));
    yield own({ kind: 'rules', ...times, body: { version, hash } });
  }
  yield own(yearEvidence(getYearPlan(ledger, year), times));
  for await (const one of beside) yield own(one);
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Returns the source of the stand-alone checker that goes into every archive. */
export function checkerText(): string {
  return readFileSync(join(__dirname, 'verify.mjs'), 'utf8');
}

function readme(year: number, { root, chains, records }: Seal): string {
  return [
    `${year}年度“无废城市细胞”证据包`,
    '',
    `共 ${chains} 条记录链、${records} 条记录。封存值：${root}`,
    '',
    '核验（只需 Node，不需安装其他软件，可断网）：',
    '  node verify.mjs 证据包.zip',
    '与另行留存的封存值比对（区无废办每日汇总邮件的页脚印有前一日的封存值；任何一天的都可以）：',
    `  node verify.mjs 证据包.zip --root ${root}`,
    '',
    '年度通知和补录命名文件的扫描件在“通知扫描件”“命名文件扫描件”文件夹内，核验程序逐份比对其校验值。',
    '核验程序重新计算三项指标和结转建议，并指出被改动、删除、插入、调换、截尾的记录。',
    '请使用另行取得的 verify.mjs：证据包内的程序本身也可能被替换。',
    '',
  ].join('\r\n');
}
