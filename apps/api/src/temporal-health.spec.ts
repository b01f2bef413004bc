import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE } from '@app/workflows/application/application.messages';
import { freshNamespace, temporalAddress } from '../../../test/support/temporal';
import { Temporal } from './temporal.provider';

describe('what the engine says of itself', () => {
  let temporal: Temporal;
  let client: Client;

  beforeAll(async () => {
    const address = temporalAddress();
    const namespace = await freshNamespace();
    temporal = new Temporal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
    client = new Client({ connection: await Connection.connect({ address }), namespace });
  }, 60_000);
  afterAll(async () => {
    await temporal.close();
    await client.connection.close();
  });

  it('counts the workers that poll: none here', async () => {
    expect(await temporal.pollers()).toBe(0);
  });

  it('knows a workflow that does not run, one that waits, and one that has ended', async () => {
    expect(await temporal.trouble('application-none')).toBe('流程没有在运行');
    const handle = await client.workflow.start('application', {
      taskQueue: TASK_QUEUE,
      workflowId: 'application-waits',
    });
    expect(await temporal.trouble('application-waits')).toBeUndefined(); // without a worker nothing has failed yet
    await handle.terminate();
    expect(await temporal.trouble('application-waits')).toBe('流程没有在运行');
  });
});
