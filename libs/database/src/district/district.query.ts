import { type CivilDate, civilDateAt, type District, type DistrictEdition, districtOn } from '@app/domain';
import type { Pool } from 'pg';
import { inTransaction } from '../connection/transaction';
import { findProgrammeTime } from '../rules/rehearsal.query';
import type { Reader } from '../worklists/scope';

/** An edition with who recorded it; the first ones came with the seed. */
export interface DistrictEditionRow extends DistrictEdition {
  changedBy: string | null;
  reason: string | null;
  recordedAt: Date;
}

const COLUMNS: Record<keyof District, string> = {
  code: 'code',
  name: 'name',
  header: 'header',
  officeName: 'office_name',
  officeFullName: 'office_full_name',
  sealOwner: 'seal_owner',
  namingTo: 'naming_to',
  cityOffice: 'city_office',
  contactName: 'contact_name',
  contactPhone: 'contact_phone',
  contactAddress: 'contact_address',
};

const KEYS = Object.keys(COLUMNS) as (keyof District)[];
const DISTRICT = `jsonb_build_object(${KEYS.map((key) => `'${key}', e.${COLUMNS[key]}`).join(', ')})`;

/** Returns every edition, the newest first, with the name of the person who recorded it. */
export async function findDistrictEditions(db: Reader): Promise<DistrictEditionRow[]> {
  const { rows } = await db.query<DistrictEditionRow>({
    name: 'find-district-editions',
    text: `SELECT e.edition, e.effective_from AS "effectiveFrom", ${DISTRICT} AS district, p.name AS "changedBy", e.reason,
                  e.recorded_at AS "recordedAt"
             FROM district_edition e LEFT JOIN app_user p ON p.id = e.changed_by ORDER BY e.edition DESC`,
  });
  return rows;
}

/** Returns the district on a day. Throws Error when none was ever set. */
export async function findDistrict(db: Reader, on: CivilDate): Promise<District> {
  return districtOn(await findDistrictEditions(db), on);
}

/** Returns the district as of today, in programme time. */
export async function currentDistrict(pool: Pool): Promise<District> {
  const [editions, { offset }] = await Promise.all([findDistrictEditions(pool), findProgrammeTime(pool)]);
  return districtOn(editions, civilDateAt(Date.now() + offset));
}

/**
 * Appends editions, in order. Returns false, and writes nothing, when `basedOn` is no longer the newest one: somebody
 * else has changed the district.
 */
export async function appendDistrict(
  pool: Pool,
  editions: readonly Omit<DistrictEdition, 'edition'>[],
  change: { basedOn: number; by: string; reason: string },
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('wufei district', 0))`);
    const { rowCount } = await client.query(
      `INSERT INTO district_edition (edition, effective_from, changed_by, reason, ${KEYS.map((key) => COLUMNS[key]).join(', ')})
       SELECT $2::int + e.place, (e.row ->> 'effectiveFrom')::date, $3, $4,
              ${KEYS.map((key) => `e.row -> 'district' ->> '${key}'`).join(', ')}
         FROM jsonb_array_elements($1) WITH ORDINALITY AS e (row, place)
        WHERE $2 = (SELECT max(edition) FROM district_edition)`,
      [JSON.stringify(editions), change.basedOn, change.by, change.reason],
    );
    return Boolean(rowCount);
  });
}
