import { foldName } from '@app/domain';
import { IS_DECIDED, UNIT_TO_KEEP } from '../unit-of.sql';

/** A transaction: of TypeORM or of `pg`. */
export interface Transaction {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/**
 * Waits until no other transaction looks for, or writes, a unit of this name or code. The locks end with the
 * transaction; they are taken in one order.
 */
export async function lockIdentity(db: Transaction, name: string, creditCode: string | null): Promise<void> {
  const keys = [`name\n${foldName(name)}`, ...(creditCode === null ? [] : [`code\n${creditCode}`])];
  for (const key of keys.sort())
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key]);
}

/** Before a record changes: its decided applications keep its present values. */
export async function keepDecided(db: Transaction, unitId: string): Promise<void> {
  await db.query(
    `UPDATE application a SET unit_kept = ${UNIT_TO_KEEP}
       FROM unit u WHERE u.id = $1 AND a.record_id = u.id AND a.unit_kept IS NULL AND ${IS_DECIDED}`,
    [unitId],
  );
}
