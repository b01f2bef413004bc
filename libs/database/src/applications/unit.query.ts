import type { PoolClient } from 'pg';

/** A unit as an application names it. */
export interface UnitContent {
  name: string;
  creditCode?: string;
  noCodeReason?: string;
  address: string;
  street: string;
}

/** The unit is registered with other words, which an application relies on, or the account belongs to another (`creditCode`). */
export class UnitFixed extends Error {
  constructor(readonly field: 'name' | 'address' | 'street' | 'creditCode') {
    super(field);
  }
}

interface KnownUnit {
  id: string;
  name: string;
  address: string;
  street: string;
  /** Its name stands in the record of an application. */
  submitted: boolean;
  /** That application is under way, or is somebody else's. */
  fixed: boolean;
}

/**
 * The unit's row for an applicant's draft: new, or the one of its code. Its name stays once submitted; no stranger moves
 * it elsewhere. Throws UnitFixed.
 */
export async function unitOf(
  client: PoolClient,
  unit: UnitContent,
  applicantId: string,
  draftId: string,
): Promise<string> {
  const { name, creditCode = null, noCodeReason = null, address, street } = unit;
  const { rows: made } = await client.query<{ id: string }>(
    `INSERT INTO unit (name, credit_code, no_code_reason, address, street, created_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [name, creditCode, noCodeReason, address, street, applicantId],
  );
  if (made[0]) return made[0].id;
  const { rows } = await client.query<KnownUnit>(
    `SELECT u.id, u.name, u.address, u.street, count(a.id) > 0 AS submitted,
            coalesce(bool_or(a.is_open OR a.applicant_id <> $3), false) AS fixed
       FROM (SELECT * FROM unit
              WHERE CASE WHEN $1::text IS NULL THEN credit_code IS NULL AND name = $2 AND created_by = $3
                         ELSE credit_code = $1 END
                FOR UPDATE) u
       LEFT JOIN application a ON a.unit_id = u.id AND a.stage <> 'draft' AND a.id <> $4
      GROUP BY u.id, u.name, u.address, u.street`,
    [creditCode, name, applicantId, draftId],
  );
  const known = rows[0]!;
  if (known.submitted && known.name !== name) throw new UnitFixed('name');
  for (const field of ['address', 'street'] as const) {
    if (known.fixed && known[field] !== unit[field]) throw new UnitFixed(field);
  }
  if (!known.fixed) {
    await client.query(
      'UPDATE unit SET name = $2, no_code_reason = $3, address = $4, street = $5 WHERE id = $1',
      [known.id, name, noCodeReason, address, street],
    );
  }
  return known.id;
}
