import type { FastifyInstance } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the portal's page lies: beside the sources, or beside their build. */
const PLACES = ['../../../portal/index.html', '../../../../../apps/portal/index.html'];

/** Serves the portal at the root of the site. */
export function servePortal(server: FastifyInstance): void {
  const place = PLACES.map((path) => join(__dirname, path)).find((path) => existsSync(path));
  if (!place) return;
  const page = readFileSync(place);
  server.get('/', (_request, reply) => {
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page);
  });
}
