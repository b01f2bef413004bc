import 'reflect-metadata';
import type { Env } from '@app/config';
import { createPool, Directories } from '@app/database';
import { createMailer } from '@app/mail';
import { NestFactory } from '@nestjs/core';
import { Client } from '@temporalio/client';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { type Activities, recordActivities } from './activities/record.activities';
import { connectTemporal, insist } from './connect';
import { morningActivities } from './mornings/morning';
import { installRuntime } from './log';
import { createWorker } from './temporal/worker';
import { SERVICES, WorkerModule } from './worker.module';
import { BUNDLE_PATH } from './workflow-bundle';

/** Replaces activities in fault tests: they fail or end the process where the test wants it. */
export type WrapActivities = (activities: Activities) => Activities;

const MAIL_GRACE_MS = 8000;

/**
 * Runs one worker process, from its connections to its end. Resolves after `stop` is aborted and the work in progress is
 * done; rejects if the worker fails.
 */
export async function runWorker(
  env: Env,
  log: Logger,
  stop: AbortSignal,
  wrap: WrapActivities = (same) => same,
): Promise<void> {
  if (!existsSync(BUNDLE_PATH)) throw new Error(`${BUNDLE_PATH} is missing: build first`);
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, MAIL_FROM: from } = env;
  installRuntime(log, env.HOST, env.WORKER_METRICS_PORT);

  const pool = createPool(env.DATABASE_URL, { max: 16, applicationName: 'wufei-worker' });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'a PostgreSQL connection was lost'));
  await insist('PostgreSQL', () => pool.query('SELECT 1 FROM programme_clock'), log, stop);
  const connection = await insist('Temporal', () => connectTemporal(address, namespace), log, stop);
  const mailer = createMailer({ url: env.SMTP_URL, from });

  const context = await NestFactory.createApplicationContext(
    WorkerModule.over({
      pool,
      client: new Client({ connection, namespace }),
      mailer,
      log,
      publicUrl: env.PUBLIC_URL,
      host: from.slice(from.lastIndexOf('@') + 1),
      directories: new Directories(pool),
    }),
    { logger: false },
  );
  const services = SERVICES.map((service) => context.get<{ start(): void; stop(): Promise<void> }>(service));

  const worker = await createWorker({
    connection,
    namespace,
    workflowBundle: { codePath: BUNDLE_PATH },
    activities: wrap(recordActivities(pool)),
    mornings: morningActivities({ pool, log }),
  });
  for (const service of services) service.start();
  log.info({ address, namespace }, 'worker ready');
  const asked = stop.aborted ? Promise.resolve() : once(stop, 'abort').then(() => undefined);
  let resting: Promise<unknown> | undefined;
  const rest = () => (resting ??= Promise.all(services.map((service) => service.stop())));
  stop.addEventListener('abort', () => {
    void rest();
    setTimeout(() => mailer.close(), MAIL_GRACE_MS).unref();
  });
  try {
    await worker.runUntil(asked);
  } finally {
    await rest();
    mailer.close();
    await context.close();
    await connection.close();
    await pool.end();
  }
}
