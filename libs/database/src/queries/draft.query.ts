import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../transaction';

/** What a draft is made of. */
export interface DraftContent {
  applicantId: string;
  programmeYear: number;
  cellType: string;
  leads: string[];
  /** What stands before the serial in its number. */
  numberPrefix: string;
  unit: { name: string; creditCode?: string; noCodeReason?: string; address: string; street: string };
  contact: { name: string; phone: string; email: string };
  form: Record<string, unknown>;
}

/** The unit is registered with other words, which an application relies on; `field` says which. */
export class UnitFixed extends Error {
  constructor(readonly field: 'name' | 'address' | 'street') {
    super(field);
  }
}

/** Writes a new draft; answers its id. Throws UnitFixed. */
export async function createDraft(pool: Pool, draft: DraftContent): Promise<string> {
  return inTransaction(pool, async (client) => {
    const unitId = await unitOf(client, draft);
    const number = await nextNumber(client, draft);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO application (number, programme_year, cell_type, unit_id, applicant_id, contact_name, contact_phone,
         contact_email, form, leads, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp()) RETURNING id`,
      [number, draft.programmeYear, draft.cellType, unitId, draft.applicantId, ...contentOf(draft)],
    );
    return rows[0]!.id;
  });
}

/** Writes over a draft of this applicant; its number says year and type, which stay. Throws UnitFixed. */
export async function updateDraft(
  pool: Pool,
  id: string,
  draft: DraftContent,
): Promise<'updated' | 'notFound' | 'notADraft' | 'otherType'> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `SELECT stage, programme_year = $3 AND cell_type = $4 AS "sameType"
         FROM application WHERE id = $1 AND applicant_id = $2 FOR UPDATE`,
      [id, draft.applicantId, draft.programmeYear, draft.cellType],
    );
    if (!rows[0]) return 'notFound';
    if (rows[0].stage !== 'draft') return 'notADraft';
    if (!rows[0].sameType) return 'otherType';
    const unitId = await unitOf(client, draft, id);
    await client.query(
      `UPDATE application SET unit_id = $2, contact_name = $3, contact_phone = $4, contact_email = $5, form = $6,
         leads = $7, updated_at = clock_timestamp() WHERE id = $1`,
      [id, unitId, ...contentOf(draft)],
    );
    return 'updated';
  });
}

/** Removes a draft of this applicant; answers under which names its files were stored. */
export async function deleteDraft(
  pool: Pool,
  id: string,
  applicantId: string,
): Promise<{ files: string[] } | 'notFound' | 'notADraft'> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      'SELECT stage FROM application WHERE id = $1 AND applicant_id = $2 FOR UPDATE',
      [id, applicantId],
    );
    if (!rows[0]) return 'notFound';
    if (rows[0].stage !== 'draft') return 'notADraft';
    const { rows: files } = await client.query<{ storedAs: string }>(
      'DELETE FROM file WHERE application_id = $1 RETURNING stored_as AS "storedAs"',
      [id],
    );
    await client.query('DELETE FROM command_input WHERE application_id = $1', [id]);
    await client.query('DELETE FROM application WHERE id = $1', [id]);
    return { files: files.map(({ storedAs }) => storedAs) };
  });
}

function contentOf({ contact, form, leads }: DraftContent): unknown[] {
  return [contact.name, contact.phone, contact.email, JSON.stringify(form), leads];
}

async function nextNumber(client: PoolClient, draft: DraftContent): Promise<string> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO application_serial (programme_year, cell_type, last) VALUES ($1, $2, 1)
     ON CONFLICT (programme_year, cell_type) DO UPDATE SET last = application_serial.last + 1 RETURNING last`,
    [draft.programmeYear, draft.cellType],
  );
  return `${draft.numberPrefix}${String(rows[0]!.last).padStart(4, '0')}`;
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

/** The unit's row: new, or the one of its code. Its name stays once submitted; no stranger moves it elsewhere. */
async function unitOf(
  client: PoolClient,
  { unit, applicantId }: DraftContent,
  ownId?: string,
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
       LEFT JOIN application a ON a.unit_id = u.id AND a.stage <> 'draft' AND a.id IS DISTINCT FROM $4
      GROUP BY u.id, u.name, u.address, u.street`,
    [creditCode, name, applicantId, ownId ?? null],
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
