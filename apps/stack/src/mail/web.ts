import { simpleParser } from 'mailparser';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { letterPage, listPage, messagePage, PAGE_SIZE } from './page';
import type { MailStore } from './store';

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  policy?: string;
}

const OWN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";
/**
 * The policy for the HTML of a mail, which anybody may have written: no scripts, forms or origin, and nothing from
 * another host.
 */
const FOREIGN_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const HTML = 'text/html; charset=utf-8';
// Only these host names are answered, so that another site cannot read the mails through a name that resolves to this
// machine.
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Serves the pages that list and show the mails, on the loopback address. */
export async function listenWeb(store: MailStore, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(store, request)
      .catch(() => ({ status: 500, type: HTML, body: messagePage('这封邮件无法显示。') }) as Answer)
      .then(({ status, type, body, policy = OWN_POLICY }) => {
        response.writeHead(status, {
          'content-type': type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(store: MailStore, { method, url = '/', headers }: IncomingMessage): Promise<Answer> {
  if (!LOCAL.test(headers.host ?? ''))
    return { status: 421, type: HTML, body: messagePage('只能在本机查看。') };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, type: HTML, body: messagePage('只能查看。') };
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const q = searchParams.get('q') ?? '';
  const offset = Math.max(0, Math.trunc(Number(searchParams.get('offset'))) || 0);
  const { items, total } = store.list(q, offset, PAGE_SIZE);
  if (pathname === '/') return { status: 200, type: HTML, body: listPage(items, total, q, offset) };
  if (pathname === '/mails.json')
    return { status: 200, type: 'application/json', body: JSON.stringify({ items, total }) };
  const [, id = '', part] = /^\/mails\/([^/]+)(?:\/(html|raw))?$/.exec(pathname) ?? [];
  const raw = await store.findRaw(id);
  if (!raw) return { status: 404, type: HTML, body: messagePage('没有这封邮件。') };
  if (part === 'raw')
    return { status: 200, type: 'text/plain; charset=utf-8', body: raw, policy: FOREIGN_POLICY };
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  if (part === 'html') return { status: 200, type: HTML, body: mail.html || '', policy: FOREIGN_POLICY };
  const to = [mail.to ?? []].flat().map((one) => one.text);
  return {
    status: 200,
    type: HTML,
    body: letterPage({
      id,
      at: atOf(id),
      from: mail.from?.text ?? '',
      to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      hasHtml: Boolean(mail.html),
    }),
  };
}

// An id begins with the moment of receipt: 20261125081530123-….
function atOf(id: string): string {
  const [, day, time, ms] = /^(\d{8})(\d{6})(\d{3})-/.exec(id) ?? [];
  const pairs = (text = '') => text.match(/../g) ?? [];
  return `${day!.slice(0, 4)}-${pairs(day!.slice(4)).join('-')}T${pairs(time).join(':')}.${ms}Z`;
}
