import { dynamicConfig, serverConfig, type TemporalPorts } from './config';

const ports: TemporalPorts = { frontend: [7233, 1], history: [2, 3], matching: [4, 5], worker: [6, 7] };
const password = `it's "quoted": #\\`;
const postgres = { port: 15432, user: 'temporal', password };
const config = JSON.parse(serverConfig({ postgres, ports, dynamicConfigFile: '/data/dynamic.yaml' }));

describe('the configuration of the Temporal server', () => {
  it('is for a small machine: 4 shards, 16 and 4 connections, one partition per queue', () => {
    expect(config.persistence.numHistoryShards).toBe(4);
    const { main, visibility } = config.persistence.datastores;
    expect(main.sql).toMatchObject({ maxConns: 16, databaseName: 'temporal', pluginName: 'postgres12_pgx' });
    expect(visibility.sql).toMatchObject({ maxConns: 4, databaseName: 'temporal_visibility' });
    expect(JSON.parse(dynamicConfig())).toMatchObject({
      'matching.numTaskqueueReadPartitions': [{ value: 1 }],
      'matching.numTaskqueueWritePartitions': [{ value: 1 }],
    });
  });

  it('listens on the loopback address alone', () => {
    for (const service of Object.values<any>(config.services)) expect(service.rpc.bindOnLocalHost).toBe(true);
    expect(config.global.membership.broadcastAddress).toBe('127.0.0.1');
  });

  it('gives every service two ports of its own', () => {
    const used = Object.values<any>(config.services).flatMap(({ rpc }) => [rpc.grpcPort, rpc.membershipPort]);
    expect(new Set(used).size).toBe(8);
    expect(config.clusterMetadata.clusterInformation.active.rpcAddress).toBe('127.0.0.1:7233');
  });

  it('keeps any password unchanged', () => {
    expect(config.persistence.datastores.main.sql.password).toBe(password);
  });
});
