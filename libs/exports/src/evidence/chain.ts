import { canonicalText } from '@app/domain';
import { type Algorithm, type Digest, digestOf } from './hash';

/** One record before it is chained: plain data, without names or phone numbers of people. */
export interface Evidence {
  /** `case`, `event`, `decision`, `file`, `ledgerEntry`, `baseline`, … */
  kind: string;
  /** Programme time (ms). */
  at: number;
  /** Real time of recording (ms). */
  recordedAt: number;
  body: Readonly<Record<string, unknown>>;
}

/** A record in its chain. `hash` covers this record and the hash before it, and so every earlier record. */
export interface ChainedRecord extends Omit<Evidence, 'body'> {
  /** The exact JSON text that is hashed, so that a reader need not serialise JSON as this code does. */
  text: string;
  /** Application number, or `programme-2024`. */
  chain: string;
  /** From 1 without gaps. */
  position: number;
  hash: Digest;
}

/** The last link of a chain. */
export interface Head {
  length: number;
  hash: Digest | '';
}

export const EMPTY: Head = { length: 0, hash: '' };

/** Returns the next link of a chain. The same head and the same record always give the same hash. */
export function link(
  chain: string,
  head: Head,
  { kind, at, recordedAt, body }: Evidence,
  algorithm: Algorithm = 'sha256',
): ChainedRecord {
  const record = { chain, position: head.length + 1, kind, at, recordedAt, text: canonicalText(body) };
  return { ...record, hash: hashOf(record, head.hash, algorithm) };
}

/** Hashes seven lines: previous hash, chain, position, kind, programme time, real time, text. */
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

/** Returns a whole chain from its first link. */
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
