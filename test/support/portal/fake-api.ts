import { type RouteName, ROUTES } from '@app/contracts';

/** One request as the api received it. */
export interface Received {
  name: RouteName;
  params: Record<string, string>;
  query: Record<string, string>;
  body: any;
}

type Handler = (received: Received) => unknown;

const NAMES = Object.keys(ROUTES) as RouteName[];

/**
 * Replaces `fetch` by an api: each route answers with what its handler returns, a Response as it is and
 * anything else as JSON. If a handler throws or is missing, `fetch` fails like a network without connection.
 * Returns the received requests in order.
 */
export function answerWith(handlers: Partial<Record<RouteName, Handler>>): Received[] {
  const calls: Received[] = [];
  globalThis.fetch = (async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    const received = receivedAs(method, new URL(address, 'http://portal'), body);
    calls.push(received);
    const handler = handlers[received.name];
    if (!handler) throw new TypeError('Failed to fetch');
    const answer = await handler(received);
    if (answer instanceof Response) return answer;
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  }) as typeof fetch;
  return calls;
}

/** Returns a refusal as the api sends it. */
export function refusal(
  status: number,
  code: string,
  rest: object = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json({ status, code, title: '没有办成', detail: code, ...rest }, { status, headers });
}

function receivedAs(method: string, { pathname, searchParams }: URL, body: unknown): Received {
  for (const name of NAMES) {
    const { method: expected, path } = ROUTES[name];
    const pattern = new RegExp(`^/api${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    const found = method === expected && pattern.exec(pathname);
    if (!found) continue;
    const params = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    const read = typeof body === 'string' && /^[[{]/.test(body) ? JSON.parse(body) : body;
    return { name, params, query: Object.fromEntries(searchParams), body: read };
  }
  throw new Error(`no route for ${method} ${pathname}`);
}
