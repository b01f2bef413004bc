import { canonicalText } from '@app/domain';
import { type Algorithm, type Digest, digestOf } from './hash';

/** What is kept of a case: the words are the office's, the bodies plain data without people's names and phones. */
export type EvidenceKind =
  | 'case'
  | 'event'
  | 'decision'
  | 'mail'
  | 'interval'
  | 'file'
  | 'ledgerEntry'
  | 'programme'
  | 'baseline'
  | 'rules'
  | 'report'
  | 'carryOver';

/** One thing that happened, not yet chained. */
export interface Evidence {
  kind: EvidenceKind;
  /** Programme time (ms). */
  at: number;
  /** Real time of recording (ms). */
  recordedAt: number;
  body: Readonly<Record<string, unknown>>;
}

/** The same in its place: `hash` covers the record and, by the hash before it, everything before it. */
export interface ChainedRecord extends Evidence {
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
  const record = { chain, position: head.length + 1, kind, at, recordedAt, body };
  return { ...record, hash: digestOf(algorithm, canonicalText([head.hash, record])) };
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
