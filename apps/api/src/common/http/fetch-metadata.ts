import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a changing request may come from another site's page. Browsers say so in Sec-Fetch-Site; older ones send
 * Origin; a client that sends neither is no browser and carries no ambient cookie.
 */
export function isCrossSite(
  request: Pick<FastifyRequest, 'method' | 'headers'>,
  publicHost: string,
): boolean {
  if (SAFE.has(request.method)) return false;
  const { 'sec-fetch-site': site, origin, host } = request.headers;
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  const from = hostOf(origin);
  return from === undefined || (from !== host && from !== publicHost);
}

/** The host (with its port) of an address, or undefined. */
export function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}
