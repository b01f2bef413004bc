import { Directories } from '@app/database';
import { DomainError, refusal } from '@app/domain';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { explain } from './explain';
import { methodsOf } from './http/known-paths';
import { type ApiCode, InvalidContent, problemOf, refuse } from './problems';
import { isUnavailable } from './unavailable';

/** Turns every error into a problem document; unexpected errors are logged and answered without internals. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(private readonly directories: Directories) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const explained = error instanceof DomainError ? await explain(error, this.directories) : error;
    sendProblem(explained, request, reply);
  }
}

/** Sends the problem document of any error. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error, request);
  if (refusal.code === 'internal') request.log.error({ err: error }, 'unexpected');
  else if (refusal.code === 'unavailable') request.log.warn({ err: error }, 'unavailable');
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const problem = problemOf(refusal, request.id);
  const wait = refusal.facts.retryAfter ?? (problem.status === 503 ? 2 : undefined);
  if (wait !== undefined) void reply.header('retry-after', String(wait));
  if (problem.status === 405) void reply.header('allow', methodsOf(request.url).join(', '));
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** Returns the problem of an error for the caller. */
export function refusalOf(error: unknown, request?: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) return refuse('unavailable');
  const { code = '', constraint = '' } = (error ?? {}) as { code?: string; constraint?: string };
  const fromPostgres = POSTGRES[constraint] ?? POSTGRES[code];
  if (fromPostgres) return fromPostgres();
  const status = statusOfFramework(error);
  if (status === 404 && request && !request.routeOptions.url && methodsOf(request.url).length > 0) {
    return refuse('methodNotAllowed', { allowed: methodsOf(request.url) });
  }
  if ((error as { code?: unknown }).code === 'FST_ERR_BAD_URL') return refuse('badRequest');
  if (status !== undefined && status < 500) return refuse(BY_STATUS[status] ?? 'badRequest');
  return refuse('internal');
}

const unstorable = () => new InvalidContent([{ detail: '含有无法保存的字符。' }]);
/** What PostgreSQL refuses on any route, by its code or constraint: a text that it cannot store, a 镇街 that is no more. */
const POSTGRES: Record<string, () => DomainError> = {
  ...{ '22P05': unstorable, '22021': unstorable },
  town_gone: () => refusal('townGone'),
};

const BY_STATUS: Record<number, ApiCode> = {
  400: 'malformed',
  401: 'notLoggedIn',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  415: 'notJson',
};

function statusOfFramework(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return 400;
  return typeof statusCode === 'number' ? statusCode : undefined;
}
