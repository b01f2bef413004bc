/** The settings of a Temporal server for a small machine. */
export interface TemporalSettings {
  postgres: { port: number; user: string; password: string };
  ports: TemporalPorts;
  dynamicConfigFile: string;
}

/** One server process carries four services; each has a port for calls and one for membership. */
export interface TemporalPorts {
  frontend: [rpc: number, membership: number];
  history: [rpc: number, membership: number];
  matching: [rpc: number, membership: number];
  worker: [rpc: number, membership: number];
}

export const DATABASES = { main: 'temporal', visibility: 'temporal_visibility' } as const;

/** Cannot change once the databases exist. */
export const HISTORY_SHARDS = 4;

/**
 * Returns the configuration file of the server, with everything on the loopback address. JSON is valid YAML and needs
 * no further escaping.
 */
export function serverConfig({ postgres, ports, dynamicConfigFile }: TemporalSettings): string {
  const store = (databaseName: string, connections: number) => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `127.0.0.1:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: postgres.password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  });
  const service = ([grpcPort, membershipPort]: [number, number]) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  const config = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      datastores: { main: store(DATABASES.main, 16), visibility: store(DATABASES.visibility, 4) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(ports.frontend),
      history: service(ports.history),
      matching: service(ports.matching),
      worker: service(ports.worker),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend[0]}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** One partition per task queue: more would cost polls and forwards and gain nothing on a small machine. */
export const DYNAMIC_SETTINGS: [key: string, value: number][] = [
  ['matching.numTaskqueueReadPartitions', 1],
  ['matching.numTaskqueueWritePartitions', 1],
];

/** A setting for one namespace alone. */
export type NamespaceSetting = [key: string, value: number, namespace: string];

/** Returns the file of dynamic settings, which the server rereads while it runs. */
export function dynamicConfig(more: NamespaceSetting[] = []): string {
  const settings = [
    ...DYNAMIC_SETTINGS.map(([key, value]) => [key, [{ value, constraints: {} }]]),
    ...more.map(([key, value, namespace]) => [key, [{ value, constraints: { namespace } }]]),
  ];
  return `${JSON.stringify(Object.fromEntries(settings), null, 2)}\n`;
}

/** Environment of the server; saves a tenth of its CPU on a small machine. */
export const SERVER_ENV = { GOGC: '400', GODEBUG: 'adaptivestackstart=1' } as const;
