import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { Env } from '@app/config';
import { UPLOAD_LIMIT } from '@app/contracts';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import { sendProblem } from '../errors.filter';
import type { Metrics } from '../metrics';
import { InvalidContent, refuse } from '../problems';
import { readSheet, TOO_COMPLEX } from '../sheets/read-sheet';
import { hostOf, isCrossSite } from './fetch-metadata';
import { takesCsv } from './known-paths';
import { refuseGibberish } from './gibberish';
import { requestId } from './request-id';
import { closeSilentConnections } from './silent-connections';

/** What a table may come as. */
const TABLES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

/** Room for 200 acts with their texts. */
const JSON_LIMIT = 2 * 1024 * 1024;

/** Fastify as this api uses it: JSON only, limits, ids, one log line per request without personal data. */
export function createAdapter(env: Env, log: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log as never,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: JSON_LIMIT,
    requestTimeout: 120_000,
    trustProxy: env.COOKIE_SECURE,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: refuseGibberish,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(error, request, reply),
  });
}

/** Parsers, headers and hooks; before Nest's routes. */
export async function equip(server: FastifyInstance, env: Env, metrics: Metrics): Promise<void> {
  closeSilentConnections(server);
  readJsonOnly(server);
  await server.register(cookie);
  await server.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 5, fieldSize: 1024, headerPairs: 50, parts: 6 },
    throwFileSizeLimit: true,
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameSrc: ["'self'", 'blob:'], // the preview of a pdf
        workerSrc: ["'self'"], // the portal without a network
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: env.COOKIE_SECURE ? { maxAge: 15_552_000, includeSubDomains: false } : false,
  });
  const publicHost = hostOf(env.PUBLIC_URL) ?? '';
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
    if (!isCrossSite(request, publicHost)) return done();
    sendProblem(refuse('crossSite'), request, reply);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none'; // the pattern: no ids, no query string
    request.log.info(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    metrics.request(method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

/** A table of whatever program as text. Throws `sheetFaulty`. */
async function tableText(bytes: Uint8Array): Promise<string> {
  const { text, fault } = (await readSheet('text', bytes)) ?? { fault: TOO_COMPLEX };
  if (fault) throw new InvalidContent([{ detail: fault.detail }], 'sheetFaulty', fault.detail);
  return text;
}

function readJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, body as string, done);
  });
  server.addContentTypeParser(
    TABLES,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (!takesCsv(request.method, request.url)) throw refuse('notJson');
      return tableText(new Uint8Array(body));
    },
  );
}
