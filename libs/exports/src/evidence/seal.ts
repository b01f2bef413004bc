import { createHash } from 'node:crypto';
import type { Head } from './chain';
import { type Algorithm, type Digest, finish } from './hash';

/**
 * 封存: one root over the ends of all chains of a programme, each day and at each export. A chain alone does not notice
 * that its tail was cut off; a root that was mailed and printed does.
 */
export interface Seal {
  /** `2024-12-31`, or `2025-03-03 export`. Unique. */
  name: string;
  /** Real time (ms). */
  at: number;
  /** Root before this one; empty for the first. */
  previous: Digest | '';
  /** Chains that grew since then, with their length now. */
  changed: readonly (readonly [chain: string, length: number])[];
  chains: number;
  records: number;
  root: Digest;
}

/** Seals all chains as they end now; `sealed` are the lengths under the seal before. */
export function sealOf(
  name: string,
  at: number,
  before: { root: Digest | ''; lengths: ReadonlyMap<string, number> },
  heads: ReadonlyMap<string, Head>,
  algorithm: Algorithm = 'sha256',
): Seal {
  const names = [...heads.keys()].sort();
  const hash = createHash(algorithm).update(`${name}\n${at}\n${before.root}\n`);
  let records = 0;
  for (const chain of names) {
    const head = heads.get(chain)!;
    records += head.length;
    hash.update(`${chain}\t${head.length}\t${head.hash}\n`);
  }
  return {
    name,
    at,
    previous: before.root,
    changed: names.flatMap((chain) => {
      const { length } = heads.get(chain)!;
      return before.lengths.get(chain) === length ? [] : [[chain, length] as const];
    }),
    chains: names.length,
    records,
    root: finish(algorithm, hash),
  };
}

/** The lengths of all chains under the last of these seals. */
export function lengthsUnder(seals: readonly Seal[]): Map<string, number> {
  return new Map(seals.flatMap(({ changed }) => changed));
}
