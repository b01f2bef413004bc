import { type RouteName, ROUTES } from '@app/contracts';
import type { z } from 'zod';
import { Problem, problemOf, unreachable } from './problem';

type Routes = typeof ROUTES;
type In<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.input<S> : never;

type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a call answers. */
export type Answer<N extends RouteName> = Routes[N] extends { answer: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** What a call takes. */
export type Ask<N extends RouteName> = ([ParamsOf<Routes[N]['path']>] extends [never]
  ? { params?: undefined }
  : { params: Record<ParamsOf<Routes[N]['path']>, string | number> }) &
  (Routes[N] extends { query: z.ZodType } ? { query?: In<Routes[N], 'query'> } : { query?: undefined }) &
  (Routes[N] extends { body: z.ZodType } ? { body: In<Routes[N], 'body'> } : { body?: undefined });

/** The arguments of a call: nothing where nothing is asked. */
export type Asked<N extends RouteName> = Record<never, never> extends Ask<N> ? [ask?: Ask<N>] : [ask: Ask<N>];

type Loose = { params?: Record<string, string | number>; query?: object; body?: unknown };

/** Opens the session again in place; resolves when somebody is logged in. Set by the shell. */
let logInAgain: (() => Promise<void>) | undefined;

/** Tells how a session that has ended is opened again; without it a 401 is told to the caller. */
export function onSessionEnd(handler: (() => Promise<void>) | undefined): void {
  logInAgain = handler;
}

/** One call of the api. Throws Problem. A session that has ended is opened again, and the call goes on. */
export async function call<N extends RouteName>(name: N, ...[ask]: Asked<N>): Promise<Answer<N>> {
  const { body } = (ask ?? {}) as Loose;
  const response = await send(addressOf(name, ...([ask] as Asked<N>)), {
    method: ROUTES[name].method,
    ...(body !== undefined && {
      headers: { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body), // text is a table
    }),
  });
  return (response.status === 204 ? undefined : await response.json()) as Answer<N>;
}

/** A file of the api, as bytes. Throws Problem. */
export async function fetchBytes(address: string): Promise<Blob> {
  return (await send(address, { method: 'GET' })).blob();
}

/** A file of the api as it comes. Throws Problem. */
export function fetchResponse(address: string, signal: AbortSignal): Promise<Response> {
  return send(address, { method: 'GET', signal });
}

/** The address of a call, for links and downloads too. */
export function addressOf<N extends RouteName>(name: N, ...[ask]: Asked<N>): string {
  const { params = {}, query } = (ask ?? {}) as Loose;
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key]!));
  return `/api${path}${queryOf(query)}`;
}

/** Of a query what is filled in, in a fixed order. */
export function queryOf(query: object = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(filled.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

/** An id of one intent: sent again with it, an act happens once. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page without https has no randomUUID
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, { ...init, credentials: 'same-origin' }).catch(() => undefined);
  if (!response) throw unreachable();
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (!(await reopened(problem))) throw problem;
  return send(address, init);
}

/** Whether the session had ended and has been opened again. */
export async function reopened(problem: Problem): Promise<boolean> {
  if (problem.code !== 'notLoggedIn' || !logInAgain) return false;
  await logInAgain();
  return true;
}
