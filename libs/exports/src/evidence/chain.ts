import { canonicalText } from '@app/domain';
import { type Algorithm, type Digest, digestOf } from './hash';

/** One thing that happened, not yet chained: plain data without people's names and phones. */
export interface Evidence {
  /** `case`, `event`, `decision`, `file`, `ledgerEntry`, `baseline`, … */
  kind: string;
  /** YearPlan time (ms). */
  at: number;
  /** Real time of recording (ms). */
  recordedAt: number;
  body: Readonly<Record<string, unknown>>;
}

/** The same in its place: `hash` covers the record and, by the hash before it, everything before it. */
export interface ChainedRecord extends Omit<Evidence, 'body'> {
  /** The body as JSON, to the letter as it is hashed: whoever keeps it need not write JSON as we do. */
  text: string;
  /** Application number, or `programme-2024`. */
  chain: string;
  /** From 1 without gaps. */
  position: number;
  hash: Digest;
}

/** Where a chain ends. */
export interface Head {
  length: number;
  hash: Digest | '';
}

export const EMPTY: Head = { length: 0, hash: '' };

/** The next record of a chain. Same head, same evidence: same hash, whoever computes it. */
export function link(
  chain: string,
  head: Head,
  { kind, at, recordedAt, body }: Evidence,
  algorithm: Algorithm = 'sha256',
): ChainedRecord {
  const record = { chain, position: head.length + 1, kind, at, recordedAt, text: canonicalText(body) };
  return { ...record, hash: hashOf(record, head.hash, algorithm) };
}

/** Over lines: the hash before, chain, position, kind, programme time, real time, the text. */
export function hashOf(
  { chain, position, kind, at, recordedAt, text }: Omit<ChainedRecord, 'hash'>,
  before: Digest | '',
  algorithm: Algorithm,
): Digest {
  return digestOf(algorithm, [before, chain, position, kind, at, recordedAt, text].join('\n'));
}

export function headAfter({ position, hash }: ChainedRecord): Head {
  return { length: position, hash };
}

/** A whole chain from its beginning. */
export function* chained(
  chain: string,
  evidence: Iterable<Evidence>,
  algorithm?: Algorithm,
): Generator<ChainedRecord> {
  let head = EMPTY;
  for (const one of evidence) {
    const record = link(chain, head, one, algorithm);
    head = headAfter(record);
    yield record;
  }
}
