import type { SealList } from '@app/contracts';
import {
  findBeside,
  findCircularEvidence,
  findNamingScans,
  findProgrammeTime,
  findHeads,
  findLinked,
  findRoots,
  findSeals,
  findUnlinked,
  findYearRules,
  type FileEntity,
  type HeadRow,
  inSnapshot,
  loadLedger,
} from '@app/database';
import type { YearLedger } from '@app/domain';
import {
  type ChainedRecord,
  checkerText,
  type Digest,
  type Evidence,
  evidenceZip,
  type Head,
  SCAN_FOLDERS,
  type Seal,
} from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Pool } from 'pg';
import { refuse } from '../common/problems';
import { KeptFiles } from '../files';
import { yearOf } from '../year';
import { isoAt } from '../common/time';
import type { ExportFile } from './export-file';

/** A scan and its record; the record names its file in the archive unless it is withheld. */
interface Scan {
  kind: keyof typeof SCAN_FOLDERS;
  file: FileEntity;
  record: { file?: string; withheld?: string };
}

const DAYS = 31;
const CHUNK = 50; // chains read at once

/** 证据包: a year with the hashes of its records and a checker that detects later changes. */
@Injectable()
export class EvidenceExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly kept: KeptFiles,
  ) {}

  async ofYear(text: string): Promise<ExportFile> {
    const year = Number(text);
    const begun = /^2\d{3}$/.test(text) ? await this.begin(year) : undefined;
    if (!begun) throw refuse('notFound');
    const { ledger, heads, seals, ruleSets, exportedAt } = begun;
    const scans = await this.scans(year);
    const zip = evidenceZip({
      ...{ year, exportedAt, ledger, seals, ruleSets },
      heads: new Map(heads.map(({ chain, length, hash }) => [chain, { length, hash } as Head])),
      records: this.records(heads),
      beside: this.beside(scans, heads),
      papers: scans.flatMap(({ file, record }) =>
        record.file ? [{ name: record.file, bytes: async () => (await this.kept.open(file)).bytes }] : [],
      ),
    });
    return {
      name: `${year}年度证据包.zip`,
      mediaType: 'application/zip',
      rows: heads.reduce((sum, { length }) => sum + length, 0),
      bytes: Readable.from(zip, { objectMode: false }),
    };
  }

  /** The checker by itself: one that came with an archive may have been replaced with it. */
  async checker(): Promise<ExportFile> {
    return {
      name: 'verify.mjs',
      mediaType: 'text/javascript; charset=utf-8',
      bytes: Readable.from([Buffer.from(checkerText())]),
    };
  }

  async seals(text: string): Promise<SealList> {
    const year = yearOf(text);
    const roots = await findRoots(this.pool, year, DAYS);
    return { year, items: roots.map((row) => ({ ...row, sealedAt: isoAt(row.sealedAt) })) };
  }

  /** Reads figures and last links in one snapshot; links recorded later are left out. */
  private begin(year: number) {
    return inSnapshot(this.pool, async (db) => {
      const ledger: YearLedger = await loadLedger(db, year);
      if (!ledger.programmes.some((programme) => programme.year === year)) return undefined;
      const heads = await findHeads(db, year);
      const seals = (await findSeals(db, year)) as Seal[];
      const ruleSets = await findYearRules(db, year);
      const { offset } = await findProgrammeTime(this.pool);
      return { ledger, heads, seals, ruleSets, exportedAt: Date.now() + offset };
    });
  }

  private async *records(heads: readonly HeadRow[]): AsyncGenerator<ChainedRecord> {
    for (const some of chunksOf(heads)) {
      const ends = new Map(some.map(({ chain, length }) => [chain, length]));
      for (const row of await findLinked(this.pool, [...ends.keys()])) {
        if (row.position <= ends.get(row.chain)!) yield { ...row, hash: row.hash as Digest };
      }
      for (const row of await findUnlinked(this.pool, [...ends.keys()])) {
        yield { ...row, hash: row.hash as Digest };
      }
    }
  }

  /** The scans of circular and documents with their originals, each with its record. */
  private async scans(year: number): Promise<Scan[]> {
    const circular = await findCircularEvidence(this.pool, year);
    const naming = await findNamingScans(this.pool, year);
    return [
      ...(await this.scansOf('circularScan', year, circular)),
      ...(await this.scansOf('namingScan', year, naming)),
    ];
  }

  private async scansOf(
    kind: Scan['kind'],
    year: number,
    files: readonly (FileEntity & { number?: string })[],
  ): Promise<Scan[]> {
    const scans: Scan[] = [];
    for (const [at, file] of files.entries()) {
      const { id, name, mediaType, size, sha256, uploadedBy: by, originalOf, number } = file;
      const withheld = await this.kept.withheld(file);
      const place = withheld
        ? { withheld }
        : { file: `${SCAN_FOLDERS[kind]}${String(at + 1).padStart(2, '0')}-${name}` };
      const record = {
        ...{ year, ...(number && { number }) },
        ...{ id, name, mediaType, size, sha256, by },
        ...(originalOf && { originalOf }),
        ...place,
      };
      scans.push({ kind, file, record });
    }
    return scans;
  }

  private async *beside(scans: readonly Scan[], heads: readonly HeadRow[]): AsyncGenerator<Evidence> {
    for (const { kind, file, record } of scans) {
      const at = file.uploadedAt.getTime();
      yield { kind, at, recordedAt: at, body: { ...record } };
    }
    for (const some of chunksOf(heads)) {
      const numbers = some.map(({ chain }) => chain);
      yield* await findBeside(this.pool, numbers);
    }
  }
}

function* chunksOf(heads: readonly HeadRow[]): Generator<readonly HeadRow[]> {
  for (let from = 0; from < heads.length; from += CHUNK) yield heads.slice(from, from + CHUNK);
}
