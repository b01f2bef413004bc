import { createHash, type Hash } from 'node:crypto';

/** The hash algorithms. Each hash names its own, so a chain may change its algorithm half-way. */
export const ALGORITHMS = ['sha256', 'sha384', 'sha512', 'sm3'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** `sha256:…` in lower-case hex. */
export type Digest = `${Algorithm}:${string}`;

export function digestOf(algorithm: Algorithm, content: string | Uint8Array): Digest {
  return finish(algorithm, createHash(algorithm).update(content));
}

export function finish(algorithm: Algorithm, hash: Hash): Digest {
  return `${algorithm}:${hash.digest('hex')}`;
}
