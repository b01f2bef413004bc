import { createHash, type Hash } from 'node:crypto';

/** Every hash names its algorithm; a chain may go on under another one. */
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
