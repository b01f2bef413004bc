import { cpSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { binariesIn, postgresBinaries } from '../../../apps/stack/src/postgres/binaries';
import { type PostgresOptions, startPostgres } from '../../../apps/stack/src/postgres/postgres';
import { freePort } from '../../../apps/stack/src/process/ports';

/** The answers of PostgreSQL in a folder, and the account under which it ran. */
export interface Tried {
  startedBy: number;
  runsAs: number;
  /** Written before a restart, read after it. */
  kept: string;
}

/**
 * `node dist/test/support/stack/try-postgres.js FOLDER`: copies the programs of PostgreSQL into the folder, starts them
 * there twice on the same data, and prints the answers (Tried).
 */
async function tryIn(folder: string): Promise<Tried> {
  const programs = join(folder, 'packages');
  mkdirSync(programs, { mode: 0o700 });
  const installed = dirname(dirname(postgresBinaries().postgres));
  cpSync(installed, join(programs, 'native'), { recursive: true, verbatimSymlinks: true });
  const options: PostgresOptions = {
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: 'a password of a trial',
    logFile: join(folder, 'postgres.log'),
    durable: false,
    binaries: binariesIn(join(programs, 'native')),
  };
  await withServer(options, `CREATE TABLE note AS SELECT 'kept' AS text`);
  const [row] = await withServer<{ text: string }>(options, 'SELECT text FROM note');
  return { startedBy: process.getuid!(), runsAs: statSync(options.dataDir).uid, kept: row!.text };
}

async function withServer<Row>(options: PostgresOptions, statement: string): Promise<Row[]> {
  const server = await startPostgres(options);
  const client = new Client({ connectionString: server.url('postgres') });
  try {
    await client.connect();
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
    await server.stop();
  }
}

tryIn(process.argv[2]!).then(
  (tried) => console.log(JSON.stringify(tried)),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
