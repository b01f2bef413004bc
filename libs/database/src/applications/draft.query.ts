import type { Pool, PoolClient } from 'pg';
import type { Repository } from 'typeorm';
import { jsonOf } from '../columns';
import { inTransaction } from '../connection/transaction';
import { UNIT_STREET } from './unit-of.sql';
import { UnitEntity } from './unit.entity';
import { type UnitContent, UnitFixed, unitOf } from './unit.query';

/** The content of a draft as typed: anything may be missing or wrong. */
export interface DraftContent {
  applicantId: string;
  programmeYear: number;
  cellType: string;
  leads: string[];
  /** The part of its number before the serial. */
  numberPrefix: string;
  unit: Record<string, unknown>;
  contact: Record<string, unknown>;
  form: Record<string, unknown>;
  selfScore: Record<string, unknown>;
}

/** The content of a draft that is submitted. `version` counts how often the draft was saved. */
export interface WrittenDraft {
  version: number;
  unit: Record<string, unknown>;
  contact: Record<string, unknown>;
  form: Record<string, unknown>;
  selfScore: Record<string, unknown>;
}

/** SQL: the unit of an application `a` (with its unit row `u`, if any); while it is a draft, as typed. */
export const UNIT_OF = `(${jsonOf(UnitEntity, 'u')}
  || jsonb_build_object('site', a.site, 'codeConfirmed', coalesce(u.code_confirmed, false))
  || coalesce(a.unit_kept, '{}') || CASE WHEN u.id IS NULL THEN '{}' ELSE jsonb_build_object('street', ${UNIT_STREET}) END
  || coalesce(a.draft -> 'unit', '{}'))`;

/** SQL: the contact of an application `a`; while it is a draft, as typed. */
export const CONTACT_OF = `CASE WHEN a.draft IS NULL
  THEN jsonb_build_object('name', a.contact_name, 'phone', a.contact_phone, 'email', a.contact_email)
  ELSE jsonb_build_object('name', '', 'phone', '', 'email', '') || (a.draft -> 'contact') END`;

/** SQL: a draft `a` (with its unit row `u`, if settled) as a `WrittenDraft`. */
export const DRAFT_OF = `jsonb_build_object('version', a.draft_version, 'form', a.form, 'selfScore', a.self_score,
  'unit', coalesce(a.draft -> 'unit', ${UNIT_OF} - 'id'), 'contact', coalesce(a.draft -> 'contact', ${CONTACT_OF}))`;

/** A draft with the content that is submitted. */
export interface OpenDraft {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  /** Null until the draft is settled. */
  unitId: string | null;
  applicantId: string;
  draft: WrittenDraft;
}

/** Returns a draft by its id; undefined when it was submitted or deleted. */
export async function findDraft(pool: Pool, id: string): Promise<OpenDraft | undefined> {
  const { rows } = await pool.query<OpenDraft>({
    name: 'find-draft',
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", a.unit_id AS "unitId",
                  a.applicant_id AS "applicantId", ${DRAFT_OF} AS draft
             FROM application a LEFT JOIN unit u ON u.id = a.record_id WHERE a.id = $1 AND a.stage = 'draft'`,
    values: [id],
  });
  return rows[0];
}

/** Writes a new draft and returns its id. */
export async function createDraft(pool: Pool, draft: DraftContent): Promise<string> {
  return inTransaction(pool, async (client) => {
    const number = await nextNumber(client, draft);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO application (number, programme_year, cell_type, applicant_id, draft, form, self_score, leads, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()) RETURNING id`,
      [number, draft.programmeYear, draft.cellType, draft.applicantId, ...contentOf(draft)],
    );
    return rows[0]!.id;
  });
}

/**
 * Overwrites a draft of this applicant. Year and type stay, because its number contains them (`otherType` otherwise).
 * With a version, only that version is overwritten: `draftChanged` when the draft was saved since.
 */
export async function updateDraft(
  pool: Pool,
  id: string,
  draft: DraftContent,
  version?: number,
): Promise<'updated' | 'notFound' | 'notADraft' | 'otherType' | 'draftChanged'> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(
      `SELECT stage, programme_year = $3 AND cell_type = $4 AS "sameType", draft_version AS version
         FROM application WHERE id = $1 AND applicant_id = $2 FOR UPDATE`,
      [id, draft.applicantId, draft.programmeYear, draft.cellType],
    );
    if (!rows[0]) return 'notFound';
    if (rows[0].stage !== 'draft') return 'notADraft';
    if (!rows[0].sameType) return 'otherType';
    if (version !== undefined && rows[0].version !== version) return 'draftChanged';
    await client.query(
      `UPDATE application SET draft = $2, form = $3, self_score = $4, leads = $5, draft_version = draft_version + 1,
         unit_id = NULL, site = NULL, contact_name = NULL, contact_phone = NULL, contact_email = NULL, updated_at = clock_timestamp()
        WHERE id = $1`,
      [id, ...contentOf(draft)],
    );
    return 'updated';
  });
}

/** The validated content of a complete draft. */
export interface SettledContent {
  version: number;
  unit: UnitContent & { site?: string };
  contact: { name: string; phone: string; email: string };
  /** The applicant confirms that a unit of the same name is another unit. */
  isDistinct: boolean;
}

/**
 * Writes the unit and contact of a complete draft, so that it can be submitted. Returns the id of the unit, or
 * undefined when the draft has changed or is gone. Throws UnitFixed.
 */
export function settleDraft(
  units: Repository<UnitEntity>,
  id: string,
  applicantId: string,
  { version, unit: { site, ...unit }, contact, isDistinct }: SettledContent,
): Promise<string | undefined> {
  return units.manager.transaction(async (manager) => {
    const [draft] = await manager.query<{ unitCode: string | null }[]>(
      `SELECT p.unit_code AS "unitCode" FROM application a JOIN app_user p ON p.id = a.applicant_id
        WHERE a.id = $1 AND a.applicant_id = $2 AND a.stage = 'draft' AND a.draft_version = $3 FOR UPDATE OF a`,
      [id, applicantId, version],
    );
    if (!draft) return undefined;
    const { unitCode } = draft;
    if (unitCode !== null && unitCode !== unit.creditCode) throw new UnitFixed('creditCode');
    const unitId = await unitOf(manager, unit, applicantId, id);
    await manager.query(
      `UPDATE application SET draft = NULL, unit_id = $2, contact_name = $3, contact_phone = $4, contact_email = $5,
         site = $6, distinct_confirmed = $7 WHERE id = $1`,
      [id, unitId, contact.name, contact.phone, contact.email, site, isDistinct],
    );
    return unitId;
  });
}

/** Deletes a draft of this applicant and returns the names under which its files are stored. */
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

function contentOf({ unit, contact, form, selfScore, leads }: DraftContent): unknown[] {
  return [JSON.stringify({ unit, contact }), JSON.stringify(form), JSON.stringify(selfScore), leads];
}

/** Takes the next number of a type and year: the prefix and a serial of at least four digits. */
export async function nextNumber(
  client: PoolClient,
  draft: Pick<DraftContent, 'programmeYear' | 'cellType' | 'numberPrefix'>,
): Promise<string> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO application_serial (programme_year, cell_type, last) VALUES ($1, $2, 1)
     ON CONFLICT (programme_year, cell_type) DO UPDATE SET last = application_serial.last + 1 RETURNING last`,
    [draft.programmeYear, draft.cellType],
  );
  return `${draft.numberPrefix}${String(rows[0]!.last).padStart(4, '0')}`;
}
