import { ConfigError, readMigrationEnv } from '@app/config';
import { ChangedMigration, migrate } from '@app/database';
import { seed } from './seed/seed';
import { SeedRefused } from './seed/seed-refused';

/** Migrates the database and seeds the initial data of an instance; prints one line per step. */
async function main(): Promise<void> {
  const env = readMigrationEnv();
  const applied = await migrate(env.DATABASE_OWNER_URL, env.DATABASE_APP_PASSWORD);
  console.log(`schema: ${applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'}`);
  for (const line of await seed(env.DATABASE_OWNER_URL, env)) console.log(line);
}

main().catch((error: unknown) => {
  const expected = [ConfigError, ChangedMigration, SeedRefused].some((kind) => error instanceof kind);
  console.error(
    `the database cannot be brought up to date: ${expected ? (error as Error).message : String(error)}`,
  );
  process.exitCode = 1;
});
