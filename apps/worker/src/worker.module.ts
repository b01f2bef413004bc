import { Engine } from '@app/engine';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { Cells } from './cells/cells';
import { RuleAnnouncer } from './rule-announcer/rule-announcer';
import { Dispatcher, type DispatcherParts } from './dispatcher/dispatcher';
import { Obligations } from './obligations/obligations';
import { YearOpener } from './years/year-opener';
import { Reconciler } from './reconciler/reconciler';
import { Seals } from './seals/seals';
import { YearRelay } from './year-relay/year-relay';

/** The services that run in a worker beside its activities; each has `start` and `stop`. */
export const SERVICES = [
  Dispatcher,
  Reconciler,
  RuleAnnouncer,
  Obligations,
  YearOpener,
  YearRelay,
  Cells,
  Seals,
] as const;

/** How long a loop waits for a workflow (ms); the next round retries. */
const PATIENCE_MS = 10_000;

/** The services of the worker, over connections that `runWorker` has opened. */
@Module({})
export class WorkerModule {
  static over(parts: DispatcherParts & { pool: Pool; client: Client }): DynamicModule {
    const { pool, client, log } = parts;
    const engine = new Engine(client, PATIENCE_MS);
    const shared = { pool, engine, log };
    return {
      module: WorkerModule,
      providers: [
        { provide: Dispatcher, useFactory: () => new Dispatcher(parts) },
        { provide: Reconciler, useFactory: () => new Reconciler(shared) },
        { provide: RuleAnnouncer, useFactory: () => new RuleAnnouncer(shared) },
        { provide: Obligations, useFactory: () => new Obligations(shared) },
        { provide: YearOpener, useFactory: () => new YearOpener(shared) },
        { provide: YearRelay, useFactory: () => new YearRelay(shared) },
        { provide: Cells, useFactory: () => new Cells(shared) },
        { provide: Seals, useFactory: () => new Seals(shared) },
      ],
    };
  }
}
