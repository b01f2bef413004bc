import { Connection, WorkflowClient } from '@temporalio/client';
import { type OwnPostgres, startPostgres } from '../postgres';
import { freshNamespace, type OwnTemporal, startTemporal } from '../temporal';

describe('servers of a fault test’s own', () => {
  let postgres: OwnPostgres;
  let temporal: OwnTemporal;
  beforeAll(async () => {
    postgres = await startPostgres();
    temporal = await startTemporal(postgres);
  }, 120_000);
  afterAll(async () => {
    await temporal.close();
    await postgres.close();
  }, 60_000);

  async function withClient<T>(namespace: string, work: (client: WorkflowClient) => Promise<T>): Promise<T> {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      return await work(new WorkflowClient({ connection, namespace }));
    } finally {
      await connection.close();
    }
  }

  it('still have a workflow after both were killed and started again on the same ports', async () => {
    const namespace = await freshNamespace(temporal.address);
    await withClient(namespace, (client) =>
      client.start('nobody', { taskQueue: 'nowhere', workflowId: 'one', args: [] }),
    );
    const { address } = temporal;
    await temporal.kill();
    await postgres.kill();
    await postgres.restart();
    await temporal.restart();
    expect(temporal.address).toBe(address);
    const { status } = await withClient(namespace, (client) => client.getHandle('one').describe());
    expect(status.name).toBe('RUNNING');
  }, 60_000);
});
