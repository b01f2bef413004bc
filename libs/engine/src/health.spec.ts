import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE } from '@app/workflows/messages';
import { freshNamespace, temporalAddress } from '../../../test/support/temporal';
import { connectLazily } from './connect';
import { Engine } from './engine';

describe('what the engine says of itself', () => {
  let engine: Engine;
  let client: Client;

  beforeAll(async () => {
    const address = temporalAddress();
    const namespace = await freshNamespace();
    engine = new Engine(connectLazily(address, namespace), 20_000);
    client = new Client({ connection: await Connection.connect({ address }), namespace });
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await client.connection.close();
  });

  it('counts the workers that poll: none here', async () => {
    expect(await engine.pollers()).toBe(0);
  });

  it('knows a workflow that does not run, one that waits, and one that has ended', async () => {
    expect(await engine.trouble({ kind: 'application', name: 'none' })).toBe('流程没有在运行');
    const handle = await client.workflow.start('application', {
      taskQueue: TASK_QUEUE,
      workflowId: 'application-waits',
    });
    expect(await engine.trouble({ kind: 'application', name: 'waits' })).toBeUndefined(); // nothing has failed yet
    await handle.terminate();
    expect(await engine.trouble({ kind: 'application', name: 'waits' })).toBe('流程没有在运行');
  });
});
