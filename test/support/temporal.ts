import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../../apps/stack/src/temporal/build-server';
import type { NamespaceSetting } from '../../apps/stack/src/temporal/config';
import { locateTemporal } from '../../apps/stack/src/temporal/locate';
import { registerNamespace } from '../../apps/stack/src/temporal/namespace';
import { startTemporal as start, temporalPorts } from '../../apps/stack/src/temporal/server';
import { removeAfterwards } from '../../apps/stack/src/process/warden';
import type { OwnPostgres } from './postgres';
import { servers } from './servers/servers';

/** `host:port` of the Temporal server of this run. */
export function temporalAddress(): string {
  return servers().temporalAddress;
}

/**
 * Registers a namespace for one spec on a server (that of this run when left out). Workflows can start in it at
 * once.
 */
export async function freshNamespace(address = temporalAddress()): Promise<string> {
  const namespace = `test-${randomUUID().slice(0, 13)}`;
  await registerNamespace(address, namespace, 1);
  return namespace;
}

/** A Temporal server for one fault test. */
export interface OwnTemporal {
  readonly address: string;
  /** Kills the server (kill -9). */
  kill(): Promise<void>;
  /** Starts again on the same address and databases. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a Temporal server whose databases are on a PostgreSQL of the same test. */
export async function startTemporal(
  postgres: OwnPostgres,
  settings: NamespaceSetting[] = [],
): Promise<OwnTemporal> {
  const origin = locateTemporal({ ...process.env, TEMPORAL_ADDRESS: undefined });
  const binaries =
    origin.kind === 'binaries'
      ? origin.binaries
      : origin.kind === 'build'
        ? await buildServer(origin.go, origin.into, console.log)
        : undefined;
  if (!binaries)
    throw new Error('fault tests need the server binaries: install Go, or set TEMPORAL_SERVER_BIN');
  const folder = await mkdtemp(join(tmpdir(), 'wufei-temporal-'));
  removeAfterwards(folder);
  const options = {
    binaries,
    postgres: { adminUrl: postgres.url('postgres'), port: postgres.port },
    password: randomBytes(12).toString('hex'),
    folder,
    logFile: join(folder, 'temporal.log'),
    namespace: 'wufei',
    retentionDays: 1,
    ports: await temporalPorts(folder),
    settings,
  };
  let server = await start(options);
  return {
    address: server.address,
    async kill() {
      await server.process.stop(['SIGKILL'], 10_000);
    },
    async restart() {
      if (server.process.alive) await server.stop();
      server = await start(options);
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
