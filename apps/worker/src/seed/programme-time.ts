import type { MigrationEnv } from '@app/config';
import type { Client } from 'pg';
import { SeedRefused } from './seed-refused';

type Instance = Pick<MigrationEnv, 'NODE_ENV' | 'REHEARSAL' | 'REHEARSAL_START'>;

/**
 * Creates programme time once: equal to real time, or set to the start of a rehearsal. Returns the offset (ms) if it is
 * new. Throws SeedRefused if a rehearsal would become real, or the reverse.
 */
export async function seedProgrammeTime(
  client: Client,
  instance: Instance,
  now = Date.now(),
): Promise<number | undefined> {
  const { REHEARSAL: rehearsal, REHEARSAL_START: start } = instance;
  const offset = rehearsal && start ? Date.parse(start) - now : 0;
  const { rowCount } = await client.query(
    'INSERT INTO programme_clock (rehearsal, offset_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [rehearsal, offset],
  );
  if (rowCount) return offset;
  const { rows } = await client.query<{ rehearsal: boolean }>('SELECT rehearsal FROM programme_clock');
  if (rows[0]!.rehearsal !== rehearsal) {
    throw new SeedRefused(
      rehearsal
        ? 'this database is real: REHEARSAL=true is refused on it'
        : 'this database is a rehearsal: it is refused without REHEARSAL=true, and never becomes real',
    );
  }
  return undefined;
}

/** Throws SeedRefused if a production database holds demonstration accounts, whose password is public. */
export async function refuseDemoAccounts(client: Client, { NODE_ENV }: Instance): Promise<void> {
  if (NODE_ENV !== 'production') return;
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM app_user WHERE demo AND active',
  );
  if (rows[0]!.n > 0)
    throw new SeedRefused(`this database holds ${rows[0]!.n} demonstration accounts: refused in production`);
}
