import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '../process/child';
import { freePorts } from '../process/ports';
import { dynamicConfig, type DynamicSetting, SERVER_ENV, serverConfig, type TemporalPorts } from './config';
import type { TemporalBinaries } from './locate';
import { registerNamespace } from './namespace';
import { prepareSchema, ROLE } from './schema';

export interface TemporalOptions {
  binaries: TemporalBinaries;
  /** The server that holds its two databases. */
  postgres: { adminUrl: string; port: number };
  /** Password of its own role there. */
  password: string;
  /** Folder of the generated configuration. */
  folder: string;
  logFile: string;
  namespace: string;
  retentionDays: number;
  ports: TemporalPorts;
  /** Beside those for a small machine. */
  settings?: DynamicSetting[];
}

/** A running Temporal server on the loopback address. */
export interface Temporal {
  readonly address: string;
  readonly process: Child;
  stop(): Promise<void>;
}

/** Ports for one server: the frontend's as wanted, the others any. */
export async function temporalPorts(frontend?: number): Promise<TemporalPorts> {
  const pair = async (rpc?: number): Promise<[number, number]> => {
    const [own, membership] = await freePorts(2);
    return [rpc ?? own!, membership!];
  };
  return {
    frontend: await pair(frontend),
    history: await pair(),
    matching: await pair(),
    worker: await pair(),
  };
}

/** Prepares the schema, starts the server and resolves when the namespace can be used. Throws with the end of its log. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { binaries, postgres, password, folder, logFile, namespace, retentionDays, ports } = options;
  await prepareSchema({ ...postgres, password, sqlTool: binaries.sqlTool });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const dynamicConfigFile = join(folder, 'dynamic-config.yaml');
  const configFile = join(folder, 'server.yaml');
  writeFileSync(dynamicConfigFile, dynamicConfig(options.settings));
  const settings = { postgres: { port: postgres.port, user: ROLE, password }, ports, dynamicConfigFile };
  writeFileSync(configFile, serverConfig(settings), { mode: 0o600 });
  const child = await startChild({
    name: 'Temporal',
    command: binaries.server,
    args: ['--config-file', configFile, '--allow-no-auth', 'start'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...SERVER_ENV },
    logFile,
  });
  const address = `127.0.0.1:${ports.frontend[0]}`;
  const stop = async () => void (await child.stop(['SIGTERM'], 15_000));
  try {
    await registerNamespace(address, namespace, retentionDays, () => child.alive);
  } catch (error) {
    await stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Temporal does not start on ${address}: ${reason}\n${child.said()}`);
  }
  return { address, process: child, stop };
}
