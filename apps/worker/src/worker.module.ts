import { type DynamicModule, Module } from '@nestjs/common';
import { RecordActivities } from './activities/record.activities';
import { Dispatcher, type DispatcherParts } from './dispatcher/dispatcher';
import { Reconciler, type ReconcilerParts } from './reconciler/reconciler';

/** The three parts of the worker, over connections that main has opened. */
@Module({})
export class WorkerModule {
  static over(parts: DispatcherParts & ReconcilerParts): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: RecordActivities, useFactory: () => new RecordActivities(parts.pool) },
        { provide: Dispatcher, useFactory: () => new Dispatcher(parts) },
        { provide: Reconciler, useFactory: () => new Reconciler(parts) },
      ],
    };
  }
}
