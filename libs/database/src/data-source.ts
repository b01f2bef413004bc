import { DataSource, DefaultNamingStrategy } from 'typeorm';
import * as entities from './entities';
import { CONNECTION } from './pool';

/** `programmeYear` in code is `programme_year` in SQL. */
class SnakeNames extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined): string {
    return given ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/**
 * The tables as entities, for work on single rows. The schema comes from the SQL migrations alone; what is hot, locks
 * or joins is a named query. Not yet connected: the caller initialises and destroys it.
 */
export function createDataSource(url: string, { max = 5, applicationName = 'wufei-orm' } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: Object.values(entities),
    namingStrategy: new SnakeNames(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    applicationName,
    extra: { ...CONNECTION, max },
  });
}
