import { DomainError, foldName } from '@app/domain';
import type { PoolClient } from 'pg';
import type { UnitContent } from '../unit.query';
import { lockIdentity } from '../units/unit-record';

/**
 * Returns the id of the record of a unit whose papers are recorded later (补录): the one with its code, else the only
 * one of its folded name when one of the two has no code, else a new one. A record that is there keeps its values.
 * `isDistinct`: a unit of the same name is another one. Throws DomainError `unitNameDiffers`.
 */
export async function unitForEarlier(
  db: PoolClient,
  unit: UnitContent,
  isDistinct: boolean,
  by: string,
): Promise<string> {
  const { name, address, street, creditCode = null, noCodeReason = null, codeConfirmed = false } = unit;
  await lockIdentity(db, name, creditCode);
  const { rows } = await db.query<{ id: string; name: string; hasCode: boolean; sameName: boolean }>(
    `SELECT DISTINCT r.id, r.name, coalesce(u.credit_code = $2, false) AS "hasCode", r.name_key = $1 AS "sameName"
       FROM unit u JOIN unit r ON r.id = coalesce(u.merged_into, u.id)
      WHERE u.credit_code = $2 OR (u.name_key = $1 AND (r.credit_code IS NULL OR $2::text IS NULL))`,
    [foldName(name), creditCode],
  );
  const known = rows.find(({ hasCode }) => hasCode);
  if (known && !known.sameName) {
    const detail = `该代码在单位库中登记的名称是“${known.name}”，请核对。`;
    throw new DomainError('unitNameDiffers', detail, { name: known.name });
  }
  if (known) return known.id;
  const alike = new Set(rows.map(({ id }) => id));
  if (!isDistinct && creditCode === null && alike.size === 1) return rows[0]!.id;
  const { rows: made } = await db.query<{ id: string }>(
    `INSERT INTO unit (name, credit_code, no_code_reason, code_confirmed, address, street, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [name, creditCode, noCodeReason, codeConfirmed, address, street, by],
  );
  return made[0]!.id;
}
