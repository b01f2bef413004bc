import { type RouteName, ROUTES } from '@app/contracts';
import type { z } from 'zod';
import { markLost } from '../field/from-device';
import { Problem, problemOf, unreachable } from './problem';

type Routes = typeof ROUTES;
type In<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.input<S> : never;

type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The response body of a call; undefined if the route has none. */
export type Answer<N extends RouteName> = Routes[N] extends { answer: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** The input of a call: path parameters, query and body. */
export type Ask<N extends RouteName> = ([ParamsOf<Routes[N]['path']>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamsOf<Routes[N]['path']>, string | number> }) &
  (Routes[N] extends { query: z.ZodType } ? { query?: In<Routes[N], 'query'> } : { query?: undefined }) &
  (Routes[N] extends { body: z.ZodType }
    ? { body: In<Routes[N], 'body'> | TableOf<Routes[N]> }
    : { body?: undefined });

/** The file of a table, where the route takes one. */
type TableOf<R> = R extends { csv: true } ? Blob : never;

/** The arguments of a call. The input is optional if the route requires none. */
export type Asked<N extends RouteName> = Record<never, never> extends Ask<N> ? [ask?: Ask<N>] : [ask: Ask<N>];

type Loose = { params?: Record<string, string | number>; query?: object; body?: unknown };

/** Asks the user to log in again on the same page. Resolves once the user is logged in. */
let logInAgain: (() => Promise<void>) | undefined;

/** Registers how an expired session is renewed. Without a handler, a call throws the 401. */
export function onSessionEnd(handler: (() => Promise<void>) | undefined): void {
  logInAgain = handler;
}

/** Calls the API. If the session has expired, renews it and repeats the call. Throws Problem. */
export async function call<N extends RouteName>(name: N, ...[ask]: Asked<N>): Promise<Answer<N>> {
  const { body } = (ask ?? {}) as Loose;
  const response = await send(addressOf(name, ...([ask] as Asked<N>)), {
    method: ROUTES[name].method,
    ...(body !== undefined && {
      headers: { 'content-type': isTable(body) ? 'text/csv' : 'application/json' },
      body: isTable(body) ? body : JSON.stringify(body),
    }),
  });
  return (response.status === 204 ? undefined : await response.json()) as Answer<N>;
}

/** A text or a file is a table of any kind; the server looks at what is in it. */
function isTable(body: unknown): body is string | Blob {
  return typeof body === 'string' || body instanceof Blob;
}

/** Fetches a file of the API as a Blob. Throws Problem. */
export async function fetchBytes(address: string): Promise<Blob> {
  return (await send(address, { method: 'GET' })).blob();
}

/** Fetches a file of the API and returns the response, so that its body can be streamed. Throws Problem. */
export function fetchResponse(address: string, signal: AbortSignal): Promise<Response> {
  return send(address, { method: 'GET', signal });
}

/** Returns the address of a call. Links and downloads use it too. */
export function addressOf<N extends RouteName>(name: N, ...[ask]: Asked<N>): string {
  const { params = {}, query } = (ask ?? {}) as Loose;
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key]!));
  return `/api${path}${queryOf(query)}`;
}

/** Returns a query string without undefined and empty values, in the order of the keys. */
export function queryOf(query: object = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(filled.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

/** Returns a new UUID, such as a `commandId`: the server deduplicates commands by it. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page without HTTPS has no randomUUID
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { ...init, credentials: 'same-origin' }).catch(() => undefined);
  if (!response) {
    // A call that its page has given up says nothing of the network.
    if (!init.signal?.aborted) markLost(true);
    throw unreachable();
  }
  markLost(false);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (!(await reopened(problem))) throw problem;
  return send(address, init);
}

/** Renews the session if `problem` says that it has expired. Returns whether it was renewed. */
export async function reopened(problem: Problem): Promise<boolean> {
  if (problem.code !== 'notLoggedIn' || !logInAgain) return false;
  await logInAgain();
  return true;
}
