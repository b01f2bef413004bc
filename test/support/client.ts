import type { Me } from '@app/contracts';
import { randomUUID } from 'node:crypto';

/** An answer of the api: status and parsed JSON (or text). */
export interface Reply<T = any> {
  status: number;
  body: T;
  headers: Headers;
}

/** A logged-in person who uses the api over HTTP only. */
export class Client {
  me!: Me;
  /** The cookie of every request. */
  cookie = '';

  constructor(
    readonly base: string,
    readonly login: string,
  ) {}

  /** Logs in with a demonstration account. Throws when refused. */
  static async login(base: string, login: string, password = 'wufei-demo'): Promise<Client> {
    const client = new Client(base, login);
    const reply = await client.post('/session', { login, password });
    if (reply.status >= 300)
      throw new Error(`${login} cannot log in: ${reply.status} ${JSON.stringify(reply.body)}`);
    client.me = reply.body;
    client.cookie = (reply.headers.getSetCookie() ?? []).map((line) => line.split(';')[0]).join('; ');
    return client;
  }

  get<T = any>(path: string): Promise<Reply<T>> {
    return this.send('GET', path);
  }

  /** Gets what must exist. Throws with the problem otherwise. */
  async mustGet<T = any>(path: string): Promise<T> {
    const reply = await this.get<T>(path);
    if (reply.status !== 200)
      throw new Error(`${this.login} GET ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  post<T = any>(path: string, body: unknown): Promise<Reply<T>> {
    return this.send('POST', path, body);
  }

  put<T = any>(path: string, body: unknown): Promise<Reply<T>> {
    return this.send('PUT', path, body);
  }

  delete<T = any>(path: string): Promise<Reply<T>> {
    return this.send('DELETE', path);
  }

  /** Performs an act on an application; `commandId` may be given to repeat it. */
  act<T = any>(
    applicationId: string,
    act: { type: string; commandId?: string } & Record<string, unknown>,
  ): Promise<Reply<T>> {
    return this.post(`/applications/${applicationId}/commands`, { commandId: randomUUID(), ...act });
  }

  /** Performs an act that must succeed. Throws with the problem otherwise. */
  async mustAct<T = any>(
    applicationId: string,
    act: { type: string; commandId?: string } & Record<string, unknown>,
  ): Promise<T> {
    const reply = await this.act<T>(applicationId, act);
    if (reply.status !== 200)
      throw new Error(`${this.login} ${act.type}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async upload(
    applicationId: string,
    name: string,
    bytes: Uint8Array,
    type = 'application/octet-stream',
  ): Promise<Reply> {
    return this.uploadTo(`/applications/${applicationId}/files`, name, bytes, type);
  }

  /** Uploads one file to an address. */
  async uploadTo(
    path: string,
    name: string,
    bytes: Uint8Array,
    type = 'application/octet-stream',
  ): Promise<Reply> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    return this.send('POST', path, form);
  }

  async send<T = any>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: isForm
        ? body
        : body === undefined
          ? undefined
          : typeof body === 'string' || body instanceof Uint8Array
            ? (body as RequestInit['body'])
            : JSON.stringify(body),
    });
    const text = await response.text();
    let parsed: unknown = text;
    if ((response.headers.get('content-type') ?? '').includes('json') && text) parsed = JSON.parse(text);
    return { status: response.status, body: parsed as T, headers: response.headers };
  }
}
