import { createDataSource, ENTITIES } from '@app/database';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';

/** Each record that is kept as a single thing as an injected repository, over the pool of the process. */
@Global()
@Module({})
export class RecordsModule {
  static over(pool: Pool): DynamicModule {
    const source = TypeOrmModule.forRootAsync({
      useFactory: () => ({ manualInitialization: true }), // the pool is open, and stays so at the end
      dataSourceFactory: () => createDataSource(pool),
    });
    return {
      module: RecordsModule,
      imports: [source, TypeOrmModule.forFeature(ENTITIES)],
      exports: [TypeOrmModule],
    };
  }
}
