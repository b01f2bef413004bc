import { createHash, randomBytes } from 'node:crypto';

/** A new session's token: 256 random bits. Only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token; undefined for what cannot be one. */
export function hashOf(token: string | undefined): Buffer | undefined {
  if (!token || !/^[\w-]{43}$/.test(token)) return undefined;
  return createHash('sha256').update(token).digest();
}

/** The session cookie's name: bound to the host and to HTTPS where there is HTTPS. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-wufei' : 'wufei';
}
