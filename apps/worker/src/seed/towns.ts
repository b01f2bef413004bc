import { seededTowns } from '@app/rules';
import type { Client } from 'pg';

/** Writes the first list of 镇街; one that is there stays, since the office keeps it. Returns whether it is new. */
export async function seedTowns(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    'INSERT INTO town_list (names) SELECT $1 WHERE NOT EXISTS (SELECT FROM town_list)',
    [seededTowns()],
  );
  return rowCount === 1;
}
