import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Where the built portal lies: beside the built api, or from its sources. */
const PLACES = ['../../../portal', '../../../../dist/apps/portal'];

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const FOREVER = 'public, max-age=31536000, immutable'; // the name changes with the content
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Asset {
  type: string;
  tag: string;
  bytes: Buffer;
  packed: Partial<Record<string, Buffer>>;
}

/** Serves the portal: its files under their names, its page at every other address that is not the api's. */
export function servePortal(server: FastifyInstance): void {
  const folder = PLACES.map((path) => join(__dirname, path)).find((path) => existsSync(join(path, 'assets')));
  if (!folder) return;
  const assets = readAssets(folder);
  const page = assets.get('/index.html')!;
  const pageHere = (request: FastifyRequest, reply: FastifyReply) => send(request, reply, page, 'no-cache');
  for (const [path, asset] of assets) {
    const keep = path.startsWith('/assets/') ? FOREVER : 'no-cache';
    server.get(path, (request, reply) => send(request, reply, asset, keep));
  }
  server.get('/', pageHere);
  server.get('/:page(^(?!api$|assets$).+$)', pageHere);
  server.get('/:page(^(?!api$|assets$).+$)/*', pageHere);
}

function send(request: FastifyRequest, reply: FastifyReply, asset: Asset, keep: string): FastifyReply {
  void reply.header('cache-control', keep).header('etag', asset.tag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === asset.tag) return reply.status(304).send();
  void reply.header('content-type', asset.type);
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = ENCODINGS.find(([name]) => accepted.includes(name) && asset.packed[name])?.[0];
  if (!encoding) return reply.send(asset.bytes);
  return reply.header('content-encoding', encoding).send(asset.packed[encoding]);
}

function readAssets(folder: string): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const packed = ENCODINGS.filter(([, ending]) => existsSync(file + ending)).map(([name, ending]) => [
      name,
      readFileSync(file + ending),
    ]);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    found.set(file.slice(folder.length).replaceAll('\\', '/'), {
      type,
      tag,
      bytes,
      packed: Object.fromEntries(packed) as Asset['packed'],
    });
  }
  return found;
}
