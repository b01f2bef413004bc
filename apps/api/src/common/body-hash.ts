import { createHash } from 'node:crypto';

/** Returns the SHA-256 of a request as canonical JSON without its `commandId`, bound to its subject and its sender. */
export function bodyHash(about: string, actorId: string, body: object): string {
  const { commandId: _, ...rest } = body as Record<string, unknown>;
  return createHash('sha256')
    .update(canonical({ applicationId: about, actorId, body: rest }))
    .digest('hex');
}

/** JSON with sorted keys and without what is undefined: the same content gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
