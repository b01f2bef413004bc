import type { Fault, Problem as ProblemDocument } from '@app/contracts';
import { texts } from '../texts';

/** Every call that did not succeed: what the server said, or that it could not be reached (status 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId?: string;
  readonly faults: readonly Fault[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds to wait before it is tried again. */
  readonly retryAfter?: number;

  constructor(document: Partial<ProblemDocument>, retryAfter?: number) {
    super(document.detail ?? texts.problem.unexpected);
    this.name = 'Problem';
    this.status = document.status ?? 0;
    this.code = document.code ?? 'unexpected';
    this.title = document.title ?? texts.problem.title;
    this.requestId = document.instance;
    this.faults = document.errors ?? [];
    this.facts = document.facts ?? {};
    this.retryAfter = retryAfter;
  }

  /** Nobody knows whether it was done: the same call with the same id may be sent again. */
  get isUnclear(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** The matter has moved on meanwhile. */
  get isConflict(): boolean {
    return this.status === 409;
  }
}

/** What a failed response says. */
export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  return new Problem({ instance: requestId, status: response.status, ...document }, retryAfter);
}

/** Any error as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ code: 'unexpected', detail: texts.problem.unexpected });
}

/** The network is gone, or the server does not answer. */
export function unreachable(): Problem {
  return new Problem({
    code: 'unreachable',
    title: texts.problem.offline,
    detail: texts.problem.unreachable,
  });
}

/** A file of which only a part arrived. */
export function stopped(requestId?: string): Problem {
  return new Problem({
    code: 'stopped',
    title: texts.download.failed,
    detail: texts.download.stopped,
    instance: requestId,
  });
}

/** The form field that a JSON pointer leads to: `/unit/name` → ['unit', 'name']. */
export function fieldOf(pointer: string | undefined): string[] {
  if (!pointer) return [];
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Every fault at its field, as a form takes them. */
export function faultsAtFields({ faults }: Problem): { name: never; errors: string[] }[] {
  return faults
    .filter(({ pointer }) => pointer)
    .map(({ pointer, detail }) => ({ name: fieldOf(pointer) as never, errors: [detail] }));
}
