import { Connection } from '@temporalio/client';
import { setTimeout as rest } from 'node:timers/promises';

const ALREADY_EXISTS = 6;

/**
 * Waits up to 60 s for the server and registers the namespace when it is missing. Resolves when workflows can start in
 * it. Throws the last error after 60 s, or at once when `stillRunning` returns false.
 */
export async function registerNamespace(
  address: string,
  namespace: string,
  retentionDays: number,
  stillRunning: () => boolean = () => true,
): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      return await tryRegister(address, namespace, retentionDays);
    } catch (error) {
      if (!stillRunning()) throw new Error('the Temporal server has ended');
      if (Date.now() > until) throw error;
      await rest(100);
    }
  }
}

async function tryRegister(address: string, namespace: string, retentionDays: number): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    await connection.withDeadline(Date.now() + 5000, async () => {
      await connection.workflowService
        .registerNamespace({
          namespace,
          workflowExecutionRetentionPeriod: { seconds: retentionDays * 86_400 } as never,
        })
        .catch((error: { code?: number }) => {
          if (error.code !== ALREADY_EXISTS) throw error;
        });
      await usable(connection, namespace);
    });
  } finally {
    await connection.close();
  }
}

// The caches of the services learn of a new namespace a moment after its registration.
async function usable(connection: Connection, namespace: string): Promise<void> {
  for (;;) {
    try {
      await connection.workflowService.getWorkflowExecutionHistory({
        namespace,
        execution: { workflowId: 'none' },
      });
      return;
    } catch (error) {
      const { code, details } = error as { code?: number; details?: string };
      if (code === 5 && !/namespace/i.test(details ?? '')) return; // no such workflow: the namespace is known
      if (code === 4) throw error;
      await rest(100);
    }
  }
}
