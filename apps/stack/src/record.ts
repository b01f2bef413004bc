import { Client } from 'pg';
import { join } from 'node:path';
import { startChild } from './process/child';
import { ROOT } from './root';

const DATABASE = 'wufei';

export interface Record {
  ownerUrl: string;
  appUrl: string;
}

export interface RecordOptions {
  url: (database: string) => string;
  appPassword: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
}

/**
 * Prepares the database of record: creates it when missing, migrates and seeds it. Throws with the output of the
 * migration.
 */
export async function prepareRecord({ url, appPassword, env, logFile }: RecordOptions): Promise<Record> {
  const ownerUrl = url(DATABASE);
  await createDatabase(url('postgres'));
  const child = await startChild({
    name: 'migration',
    command: process.execPath,
    args: [join(ROOT, 'dist/apps/worker/src/migrate.js')],
    env: { ...env, DATABASE_OWNER_URL: ownerUrl, DATABASE_APP_PASSWORD: appPassword },
    logFile,
  });
  const { code } = await child.exited;
  if (code !== 0) throw new Error(`the migration failed:\n${child.said(30)}`);
  const app = new URL(ownerUrl);
  app.username = 'wufei_app';
  app.password = appPassword;
  return { ownerUrl, appUrl: app.href };
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const known = await admin.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!known.rowCount) await admin.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await admin.end();
  }
}
