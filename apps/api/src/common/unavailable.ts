/** Whether an error says that PostgreSQL or Temporal cannot answer now: ambiguous, and safe to send again. */
export function isUnavailable(error: unknown): boolean {
  for (const one of chainOf(error)) {
    const { code, message = '', name } = one as { code?: unknown; message?: string; name?: string };
    if (typeof code === 'string' && CODES.test(code)) return true;
    if (typeof code === 'number' && GRPC.has(code)) return true;
    if (name === 'WorkflowUpdateRPCTimeoutOrCancelledError') return true;
    if (MESSAGES.test(message)) return true;
  }
  return false;
}

/** Sockets, and PostgreSQL's classes 08, 40 (retry), 53 (resources), 57 (operator, restart, time-out), 58 (disk). */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT_SOCKET|ENOSPC|08\d{3}|40001|40P01|53\d{3}|57(014|P0\d)|58030|55P03)$/;

/** CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const GRPC = new Set([1, 4, 8, 10, 14]);

// That a query runner was released already is all that TypeORM says of a connection that ended between two statements.
const MESSAGES =
  /query runner (was )?already released|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|connection timeout|Query read timeout|Failed to connect before the deadline|channel is (shut|closed)/i;

function* chainOf(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 6) return;
  yield error;
  const { cause, errors, driverError } = error as {
    cause?: unknown;
    errors?: unknown[];
    driverError?: unknown;
  };
  yield* chainOf(cause, depth + 1);
  yield* chainOf(driverError, depth + 1);
  for (const one of Array.isArray(errors) ? errors.slice(0, 5) : []) yield* chainOf(one, depth + 1);
}
