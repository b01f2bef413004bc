import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import type { BareActivities } from './bare.workflow';

export const BARE_QUEUE = 'bench-bare';

/**
 * The worker of the baseline: configured like the worker of the product, with the bare workflow and one
 * INSERT per step.
 */
async function main(): Promise<void> {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, DATABASE_OWNER_URL: url } = process.env;
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const pool = new Pool({ connectionString: url, max: 16 });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bench_step (id text, seq int, what text, PRIMARY KEY (id, seq))',
  );
  const activities: BareActivities = {
    async write(id, seq, what) {
      await pool.query({
        name: 'step',
        text: 'INSERT INTO bench_step VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        values: [id, seq, what],
      });
    },
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: address! }),
    namespace: namespace!,
    taskQueue: BARE_QUEUE,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: require.resolve('./bare.workflow'),
      logger: new DefaultLogger('WARN'),
    }),
    activities,
    maxCachedWorkflows: 1500,
    stickyQueueScheduleToStartTimeout: '3s',
    shutdownGraceTime: '10s',
  });
  console.log('ready');
  await worker.run();
  await pool.end();
}

if (require.main === module) {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
