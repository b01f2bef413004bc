import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '../process/child';
import { freePorts, isFree } from '../process/ports';
import { dynamicConfig, type NamespaceSetting, SERVER_ENV, serverConfig, type TemporalPorts } from './config';
import type { TemporalBinaries } from './locate';
import { registerNamespace } from './namespace';
import { prepareSchema, ROLE } from './schema';

export interface TemporalOptions {
  binaries: TemporalBinaries;
  /** The server that holds its two databases. */
  postgres: { adminUrl: string; port: number };
  /** The password of its role there. */
  password: string;
  /** Folder of the generated configuration. */
  folder: string;
  logFile: string;
  namespace: string;
  retentionDays: number;
  ports: TemporalPorts;
  /** Added to those for a small machine. */
  settings?: NamespaceSetting[];
}

/** A running Temporal server on the loopback address. */
export interface Temporal {
  readonly address: string;
  readonly process: Child;
  stop(): Promise<void>;
}

/**
 * Returns the ports of one server: the wanted one for the frontend, and for the others those of its last start when
 * they are free. After a kill the server looks for its services at their old ports for a while, so it starts faster on
 * the same ones.
 */
export async function temporalPorts(folder: string, frontend?: number): Promise<TemporalPorts> {
  const file = join(folder, 'ports.json');
  let ports = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TemporalPorts) : undefined;
  if (!ports || !(await areFree(ports))) {
    const [a, b, c, d, e, f, g, h] = await freePorts(8);
    ports = { frontend: [a!, b!], history: [c!, d!], matching: [e!, f!], worker: [g!, h!] };
  }
  if (frontend) ports.frontend[0] = frontend;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

async function areFree(ports: TemporalPorts): Promise<boolean> {
  const own = Object.values(ports).flat().slice(1); // the frontend's own port is chosen by the caller
  return (await Promise.all(own.map((port) => isFree(port)))).every(Boolean);
}

/** Prepares the schema and starts the server. Resolves when the namespace is usable. Throws with the end of its log. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { binaries, postgres, password, folder, logFile, namespace, retentionDays, ports } = options;
  await prepareSchema({ ...postgres, password, sqlTool: binaries.sqlTool });
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
  const stop = async () => void (await child.stop(['SIGTERM'], 8_000));
  try {
    await registerNamespace(address, namespace, retentionDays, () => child.alive);
  } catch (error) {
    await stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Temporal does not start on ${address}: ${reason}\n${child.said()}`);
  }
  return { address, process: child, stop };
}
