import { createPool } from '@app/database';
import { nineOn } from '@app/domain';
import { Engine } from '@app/engine';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { type Database, freshDatabase } from '../database';
import { freshNamespace, temporalAddress } from '../temporal';
import { seedSchool } from '../database/rows';
import { recordActivities } from '../../../apps/worker/src/activities/record.activities';
import { morningActivities } from '../../../apps/worker/src/mornings/morning';
import { createWorker } from '../../../apps/worker/src/temporal/worker';
import { BUNDLE_PATH } from '../../../apps/worker/src/workflow-bundle';

/** For specs: a Temporal worker in this process, with its own database and namespace. */
export interface RunningWorker {
  database: Database;
  owner: Pool;
  pool: Pool;
  client: Client;
  engine: Engine;
  /** Programme time minus real time, in ms. */
  offset: number;
  stop(): Promise<void>;
}

/** Starts a worker at 09:00 of a day in programme time, with the people, rules and calendars of a school. */
export async function startWorker(today: string): Promise<RunningWorker> {
  const offset = nineOn(today) - Date.now();
  const database = await freshDatabase();
  const owner = createPool(database.ownerUrl);
  const pool = createPool(database.appUrl);
  await seedSchool(owner);
  await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [offset]);
  const namespace = await freshNamespace();
  const connection = await NativeConnection.connect({ address: temporalAddress() });
  const client = new Client({ connection, namespace });
  const worker = await createWorker({
    connection,
    namespace,
    workflowBundle: { codePath: BUNDLE_PATH },
    activities: recordActivities(pool),
    mornings: morningActivities({ pool, log: pino({ level: 'silent' }) }),
  });
  const running = worker.run();
  return {
    database,
    owner,
    pool,
    client,
    engine: new Engine(client, 10_000),
    offset,
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await pool.end();
      await owner.end();
      await database.drop();
    },
  };
}
