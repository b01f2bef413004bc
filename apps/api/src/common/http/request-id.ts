import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The request's id: the caller's, when it is harmless, or a new one. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
