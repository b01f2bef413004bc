import { NativeConnection } from '@temporalio/worker';
import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';

/** A server that this process depends on did not answer in time. */
export class NotReachable extends Error {}

const PATIENCE_MS = 60_000;

/** Retries a call, since servers start in any order. Throws NotReachable after a minute, or when stopped. */
export async function insist<T>(
  name: string,
  attempt: () => Promise<T>,
  log: Logger,
  stop: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let pause = 200; ; pause = Math.min(pause * 2, 3000)) {
    try {
      return await attempt();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (stop.aborted || Date.now() + pause > until)
        throw new NotReachable(`${name} cannot be reached: ${reason}`);
      log.warn({ reason }, `waiting for ${name}`);
      await rest(pause, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

/** Returns a connection to Temporal after it has checked that the namespace exists. */
export async function connectTemporal(address: string, namespace: string): Promise<NativeConnection> {
  const connection = await NativeConnection.connect({ address });
  try {
    await connection.withDeadline(Date.now() + 5000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
