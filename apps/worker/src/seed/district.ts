import type { District } from '@app/domain';
import { type RuleSet, seededDistrict } from '@app/rules';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';

/** The part `office` of a version of the rules, as it was published before the district was a record of its own. */
type OfficePart = Record<string, { value?: string | null } | undefined>;

interface FromRules {
  office: OfficePart;
  effectiveFrom: string;
  changedBy: string | null;
  reason: string | null;
  recordedAt: string;
}

/** Facts of the district by their name in the part `office`. */
const IN_RULES: Partial<Record<keyof District, string>> = {
  name: 'district',
  officeName: 'name',
  officeFullName: 'fullName',
  sealOwner: 'sealOwner',
  namingTo: 'namingTo',
  cityOffice: 'cityOffice',
  contactName: 'contactName',
  contactPhone: 'contactPhone',
  contactAddress: 'contactAddress',
};

/**
 * Records the district once; returns the number of editions. In an installation that had names and contact in its rules,
 * one edition for each version that changed them, with its day, person and reason, and the code that its numbers have;
 * in a new one, the district of the release from the day of the circular.
 */
export async function seedDistrict(client: Client, { source }: RuleSet): Promise<number> {
  const { rows: known } = await client.query('SELECT FROM district_edition LIMIT 1');
  if (known.length > 0) return 0;
  const editions = await editionsOf(client);
  const first = {
    effectiveFrom: source.publishedOn,
    changedBy: null,
    reason: null,
    district: seededDistrict(),
  };
  const { rowCount } = await client.query(
    `INSERT INTO district_edition (edition, effective_from, code, name, header, office_name, office_full_name, seal_owner,
       naming_to, city_office, contact_name, contact_phone, contact_address, changed_by, reason, recorded_at)
     SELECT e.place, (e.row ->> 'effectiveFrom')::date, d.code, d.name, d.header, d."officeName", d."officeFullName",
            d."sealOwner", d."namingTo", d."cityOffice", d."contactName", d."contactPhone", d."contactAddress",
            (e.row ->> 'changedBy')::uuid, e.row ->> 'reason', coalesce((e.row ->> 'recordedAt')::timestamptz, now())
       FROM jsonb_array_elements($1) WITH ORDINALITY AS e (row, place)
       CROSS JOIN LATERAL jsonb_to_record(e.row -> 'district') AS d (code text, name text, header text, "officeName" text,
         "officeFullName" text, "sealOwner" text, "namingTo" text, "cityOffice" text, "contactName" text,
         "contactPhone" text, "contactAddress" text)`,
    [JSON.stringify(editions.length > 0 ? editions : [first])],
  );
  return rowCount ?? 0;
}

async function editionsOf(client: Client) {
  const { rows } = await client.query<FromRules>(
    `SELECT body -> 'office' AS office, effective_from::text AS "effectiveFrom", published_by AS "changedBy", reason,
            created_at::text AS "recordedAt"
       FROM rule_set WHERE jsonb_typeof(body -> 'office') = 'object' ORDER BY effective_from, created_at`,
  );
  if (rows.length === 0) return [];
  const { rows: numbers } = await client.query<{ code: string }>(
    `SELECT split_part(number, '-', 1) AS code FROM application ORDER BY number DESC LIMIT 1`,
  );
  const base = { ...seededDistrict(), ...numbers[0] };
  let before: District | undefined;
  return rows.flatMap(({ office, ...row }) => {
    const district = districtOf(base, office);
    if (before && isDeepStrictEqual(before, district)) return [];
    before = district;
    return [{ ...row, district }];
  });
}

function districtOf(base: District, office: OfficePart): District {
  const facts = Object.entries(IN_RULES).flatMap(([key, name]) => {
    const value = office[name]?.value;
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...base, ...Object.fromEntries(facts) };
}
