import { type DynamicModule, Module } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { RecordActivities } from './activities/record.activities';
import { Announcer } from './announcer/announcer';
import { Dispatcher, type DispatcherParts } from './dispatcher/dispatcher';
import { Obligations } from './obligations/obligations';
import { Workflows } from './engine/workflows';
import { Mornings } from './digests/digests';
import { Programmes } from './years/years';
import { Reconciler } from './reconciler/reconciler';
import { Seals } from './seals/seals';
import { Teller } from './teller/teller';

/** What goes on in a worker beside its activities; each may be started and stopped. */
export const SERVICES = [
  Dispatcher,
  Reconciler,
  Announcer,
  Mornings,
  Obligations,
  Programmes,
  Teller,
  Seals,
] as const;

/** The parts of the worker, over connections that main has opened. */
@Module({})
export class WorkerModule {
  static over(parts: DispatcherParts & { pool: Pool; client: Client }): DynamicModule {
    const { pool, client, log } = parts;
    const workflows = new Workflows(client, pool);
    const shared = { pool, workflows, log };
    return {
      module: WorkerModule,
      providers: [
        { provide: RecordActivities, useFactory: () => new RecordActivities(pool) },
        { provide: Dispatcher, useFactory: () => new Dispatcher(parts) },
        { provide: Reconciler, useFactory: () => new Reconciler(shared) },
        { provide: Announcer, useFactory: () => new Announcer(shared) },
        { provide: Mornings, useFactory: () => new Mornings(shared) },
        { provide: Obligations, useFactory: () => new Obligations(shared) },
        { provide: Programmes, useFactory: () => new Programmes(shared) },
        { provide: Teller, useFactory: () => new Teller(shared) },
        { provide: Seals, useFactory: () => new Seals(shared) },
      ],
    };
  }
}
