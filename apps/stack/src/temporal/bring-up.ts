import { freePort } from '../process/ports';
import { buildServer } from './build-server';
import { startDevServer } from './dev-server';
import { downloadCli } from './download';
import { locateTemporal, type Origin } from './locate';
import { registerNamespace } from './namespace';
import { startTemporal, type Temporal, type TemporalOptions, temporalPorts } from './server';

export interface BringUpOptions extends Omit<TemporalOptions, 'binaries' | 'ports'> {
  /** The port for clients; any free one when left out. */
  port?: number;
  say: (line: string) => void;
}

/** Starts Temporal from the first source that this machine has; see `locateTemporal` for the order. */
export async function bringUpTemporal(
  options: BringUpOptions,
  origin: Origin = locateTemporal(),
): Promise<Omit<Temporal, 'process'> & Partial<Pick<Temporal, 'process'>>> {
  const { say, namespace, retentionDays } = options;
  const port = options.port ?? (await freePort());
  switch (origin.kind) {
    case 'address':
      await registerNamespace(origin.address, namespace, retentionDays);
      return { address: origin.address, stop: async () => undefined };
    case 'binaries':
      return startTemporal({
        ...options,
        binaries: origin.binaries,
        ports: await temporalPorts(options.folder, port),
      });
    case 'build': {
      const binaries = await buildServer(origin.go, origin.into, say);
      return startTemporal({ ...options, binaries, ports: await temporalPorts(options.folder, port) });
    }
    case 'cli':
      return startDevServer({ ...options, cli: origin.cli, port });
    case 'download':
      return startDevServer({ ...options, cli: await downloadCli(origin.into, say), port });
  }
}
