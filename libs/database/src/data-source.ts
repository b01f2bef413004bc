import type { Pool, PoolClient } from 'pg';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { columnName } from './columns';
import * as entities from './entities';

/** The records that are kept as single things: each has a repository. */
export const ENTITIES = Object.values(entities);

class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? columnName(property);
  }
}

/** Works on a pool that somebody else opens and closes; `initialize` and `destroy` are not called. */
class PooledDataSource extends DataSource {
  async use(pool: Pool): Promise<this> {
    Object.assign(this.driver, { master: lent(pool) });
    await this.buildMetadatas();
    return this;
  }
}

/**
 * Repositories of the entities over the one pool of the process, whose limits and time-outs hold for them too. Needs no
 * connection: PostgreSQL may come later. The schema comes from the SQL migrations alone.
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

/** What TypeORM asks of its pool. It gives a connection back without a word on what failed: one that still waits for an answer is closed. */
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
