import { z } from 'zod';
import { INSTANCE, parseEnv, type Source } from './parse';

const migration = z.object({
  ...INSTANCE,
  DATABASE_OWNER_URL: z.url(),
  DATABASE_APP_PASSWORD: z.string().min(8, 'at least 8 characters'),
});

const database = z.object({ NODE_ENV: INSTANCE.NODE_ENV, DATABASE_URL: z.url() });

export type MigrationEnv = z.infer<typeof migration>;
export type DatabaseEnv = z.infer<typeof database>;

/** The configuration of the migration, which alone knows the owner of the database. Throws ConfigError. */
export function readMigrationEnv(source: Source = process.env): MigrationEnv {
  return parseEnv(migration, source);
}

/** The configuration of a command at the console that only needs the database. Throws ConfigError. */
export function readDatabaseEnv(source: Source = process.env): DatabaseEnv {
  return parseEnv(database, source);
}
