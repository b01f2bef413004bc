import { createHash } from 'node:crypto';
import type { Head } from './chain';
import { type Algorithm, type Digest, finish } from './hash';

/**
 * A seal (封存): one root hash over the last links of all chains of a year, computed each day and at each export. A chain
 * alone cannot show that its newest links were removed; a root that was mailed or printed can.
 */
export interface Seal {
  /** `2024-12-31`, or `2025-03-03 export`. Unique. */
  name: string;
  /** Real time (ms). */
  at: number;
  /** The root of the previous seal; empty for the first one. */
  previous: Digest | '';
  /** The chains that have grown since the previous seal, with their present length. */
  changed: readonly (readonly [chain: string, length: number])[];
  chains: number;
  records: number;
  root: Digest;
}

/** Returns the seal over all chains as they are now. `sealed` holds their lengths under the previous seal. */
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

/** Returns the length of every chain under the last of these seals. */
export function lengthsUnder(seals: readonly Seal[]): Map<string, number> {
  return new Map(seals.flatMap(({ changed }) => changed));
}
