import type { Fault, Problem as ProblemDocument } from '@app/contracts';
import { texts } from '../texts';

/** The error of a failed call: the problem document of the server, or status 0 without a response. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId?: string;
  readonly faults: readonly Fault[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds to wait before a retry. */
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

  /** What is wrong, one line for each fault: of what was entered, then of what a refusal lists in `facts.faults`. */
  get lines(): readonly string[] {
    const listed = Array.isArray(this.facts.faults) ? (this.facts.faults as readonly ListedFault[]) : [];
    return [...new Set([...this.faults.map(({ detail }) => detail), ...listed.map(lineOf)])];
  }

  /** Whether the command may have been executed. It can be retried with the same `commandId`. */
  get isUnclear(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** Whether somebody else has changed the resource in the meantime. */
  get isConflict(): boolean {
    return this.status === 409;
  }
}

/** A fault that a refusal lists: of a cell, or of a row of a table, with its column and the number that stands there. */
interface ListedFault {
  cell?: string;
  line?: number | null;
  column?: string | null;
  number?: string | null;
  detail: string;
}

/** Returns the place of a fault with its sentence: 第 3 行 “单位名称”：没有填写。 */
function lineOf({ cell, line, column, number, detail }: ListedFault): string {
  const row = typeof line === 'number' ? `第 ${line} 行` : undefined;
  const place = [row, column && `“${column}”`, cell ?? number].filter(Boolean).join(' ');
  return place ? `${place}：${detail}` : detail;
}

/** Returns the Problem of a failed response. */
export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  return new Problem({ instance: requestId, status: response.status, ...document }, retryAfter);
}

/** Returns any error as a Problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ code: 'unexpected', detail: texts.problem.unexpected });
}

/** Returns the Problem for a lost network or a server that does not respond. */
export function unreachable(): Problem {
  return new Problem({
    code: 'unreachable',
    title: texts.problem.offline,
    detail: globalThis.navigator?.onLine === false ? texts.problem.disconnected : texts.problem.unreachable,
  });
}

/** Returns the Problem for a download that ended before the file was complete. */
export function stopped(requestId?: string): Problem {
  return new Problem({
    code: 'stopped',
    title: texts.download.failed,
    detail: texts.download.stopped,
    instance: requestId,
  });
}

/** Returns the form field of a JSON pointer: `/unit/name` → ['unit', 'name']. */
export function fieldOf(pointer: string | undefined): string[] {
  if (!pointer) return [];
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Returns the faults by field, in the form that `setFields` takes. */
export function faultsAtFields({ faults }: Problem): { name: never; errors: string[] }[] {
  return faults
    .filter(({ pointer }) => pointer)
    .map(({ pointer, detail }) => ({ name: fieldOf(pointer) as never, errors: [detail] }));
}
