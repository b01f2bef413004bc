import 'reflect-metadata';
import { checkStageTable } from '@app/domain';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { Acknowledger } from './acts';
import { createAdapter, equip } from './common/http/server';
import { ScanSweep } from './files';
import { Housekeeping } from './operations';
import { Metrics } from './common/metrics';
import type { Parts } from './common/parts';
import { servePortal } from './portal';

/**
 * The api over its parts, ready to listen; `close` waits for what is under way, the parts stay open. Rejects when the
 * stage table is faulty.
 */
export async function createApi(parts: Parts): Promise<NestFastifyApplication> {
  checkStageTable();
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.over(parts),
    createAdapter(parts.env, parts.log),
    { logger: false, bodyParser: false, abortOnError: false },
  );
  const server = app.getHttpAdapter().getInstance();
  app.setGlobalPrefix('api');
  await equip(server, parts.env, app.get(Metrics));
  servePortal(server);
  const housekeeping = app.get(Housekeeping);
  const sweep = app.get(ScanSweep);
  const acknowledger = app.get(Acknowledger);
  server.addHook('onReady', (done) => {
    housekeeping.start();
    sweep.start();
    done();
  });
  server.addHook('onClose', async () => {
    housekeeping.stop();
    await sweep.stop();
    await acknowledger.stop();
  });
  await app.init();
  return app;
}
