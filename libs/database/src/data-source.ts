import type { Pool, PoolClient } from 'pg';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { columnName } from './columns';
import * as entities from './entities';

/** The entities; each has a repository. */
export const ENTITIES = Object.values(entities);

class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? columnName(property);
  }
}

/** A data source on a pool that the caller opens and closes; `initialize` and `destroy` are not called. */
class PooledDataSource extends DataSource {
  async use(pool: Pool): Promise<this> {
    Object.assign(this.driver, { master: lent(pool) });
    await this.buildMetadatas();
    return this;
  }
}

/**
 * Creates the repositories of the entities on the one pool of the process, with its limits and time-outs. Needs no
 * connection: PostgreSQL may start later. The SQL migrations alone define the schema.
 */
export function createDataSource(pool: Pool): Promise<DataSource> {
  const source = new PooledDataSource({
    type: 'postgres',
    entities: ENTITIES,
    namingStrategy: new SnakeNames(),
    synchronize: false,
    logging: false,
  });
  return source.use(pool);
}

type Connected = Parameters<typeof Pool.prototype.connect>[0];

/**
 * The pool as TypeORM needs it. TypeORM releases a connection without its error, so a connection with a running query
 * is closed.
 */
function lent(pool: Pool) {
  return {
    connect(done: Connected): void {
      pool.connect((error, client, release) =>
        done(error, client, (broken) => release(broken ?? (client && !isIdle(client)))),
      );
    },
  };
}

function isIdle(client: PoolClient): boolean {
  return (client as unknown as { readyForQuery: boolean }).readyForQuery;
}
