import { mergeFaults } from '@app/domain';
import type { PoolClient } from 'pg';
import { RefusedByRecord } from '../../lives/refused';
import { type Correcting, noteUnitEvent } from './correct-unit';
import { findSide } from './merge-sides';
import { keepDecided } from './unit-record';

/**
 * 合并: makes the record `gone` part of `kept`. Its applications, and those of records merged into it before, count as
 * those of `kept`; decided ones keep the name of their day. Undone by `undoMerge` with the id of the command. Throws
 * RefusedByRecord with the code of the first fault (`mergeFaults`).
 */
export async function mergeUnits(
  client: PoolClient,
  kept: string,
  gone: string,
  correcting: Correcting,
): Promise<void> {
  await client.query('SELECT FROM unit WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [[kept, gone]]);
  const [keptSide, goneSide] = [await findSide(client, kept), await findSide(client, gone)];
  const [fault] = mergeFaults(keptSide!, goneSide!);
  if (fault) throw new RefusedByRecord(fault.code);
  await keepDecided(client, gone);
  const { rows: units } = await client.query<{ id: string; name: string }>(
    `UPDATE unit SET merged_into = $1 WHERE id = $2 OR merged_into = $2 RETURNING id, name`,
    [kept, gone],
  );
  const { rows: moved } = await client.query<{ id: string }>(
    'UPDATE application SET record_id = $1 WHERE record_id = $2 RETURNING id',
    [kept, gone],
  );
  await client.query(
    `UPDATE unit u SET former_keys = u.former_keys || E'\\n' || g.name_key || g.former_keys FROM unit g WHERE u.id = $1 AND g.id = $2`,
    [kept, gone],
  );
  await client.query(
    'INSERT INTO unit_merge (id, kept, gone, units, applications) VALUES ($1, $2, $3, $4, $5)',
    [correcting.commandId, kept, gone, units.map(({ id }) => id), moved.map(({ id }) => id)],
  );
  const { name } = units.find(({ id }) => id === gone)!;
  await noteUnitEvent(client, { unitId: kept, type: 'merged', data: { gone, name } }, correcting);
  await noteUnitEvent(client, { unitId: gone, type: 'merged', data: { into: kept } }, correcting);
}

/**
 * 撤销合并: takes a merge back. Applications that were filed under the merged record go back to it; those that were
 * filed under `kept` since then stay there. Throws RefusedByRecord: `mergeUnknown`, `mergeUndone`, `mergedOnward` (the
 * kept record was merged itself since then: that merge is undone first).
 */
export async function undoMerge(
  client: PoolClient,
  kept: string,
  mergeId: string,
  correcting: Correcting,
): Promise<void> {
  const { rows } = await client.query<{ gone: string; units: string[]; undone: boolean; name: string }>(
    `SELECT m.gone, m.units, m.undone_at IS NOT NULL AS undone, u.name
       FROM unit_merge m JOIN unit u ON u.id = m.gone WHERE m.id = $1 AND m.kept = $2 FOR UPDATE OF m`,
    [mergeId, kept],
  );
  if (!rows[0]) throw new RefusedByRecord('mergeUnknown');
  const { gone, units, undone, name } = rows[0];
  if (undone) throw new RefusedByRecord('mergeUndone');
  const { rows: locked } = await client.query<{ mergedInto: string | null }>(
    'SELECT merged_into AS "mergedInto" FROM unit WHERE id = ANY ($1::uuid[]) ORDER BY id = $2 DESC, id FOR UPDATE',
    [[kept, ...units], kept],
  );
  if (locked[0]!.mergedInto !== null) throw new RefusedByRecord('mergedOnward');
  await client.query(
    'UPDATE unit SET merged_into = CASE WHEN id = $1 THEN NULL ELSE $1 END WHERE id = ANY ($2::uuid[])',
    [gone, units],
  );
  await client.query(
    'UPDATE application SET record_id = $1 WHERE record_id = $2 AND unit_id = ANY ($3::uuid[])',
    [gone, kept, units],
  );
  await client.query('UPDATE unit_merge SET undone_at = to_timestamp($2::float8 / 1000) WHERE id = $1', [
    mergeId,
    correcting.at,
  ]);
  await noteUnitEvent(client, { unitId: kept, type: 'mergeUndone', data: { gone, name } }, correcting);
  await noteUnitEvent(client, { unitId: gone, type: 'mergeUndone', data: { from: kept } }, correcting);
}
