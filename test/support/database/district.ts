import { seededDistrict } from '@app/rules';

/** For specs: records the district of the release as the first edition, as the seed does. */
export async function insertDistrict(
  query: (text: string, values: unknown[]) => Promise<unknown>,
): Promise<void> {
  const { code, name, header, officeName, officeFullName, sealOwner, namingTo, cityOffice } =
    seededDistrict();
  await query(
    `INSERT INTO district_edition (edition, effective_from, code, name, header, office_name, office_full_name, seal_owner,
       naming_to, city_office) VALUES (1, '2024-08-28', $1, $2, $3, $4, $5, $6, $7, $8)`,
    [code, name, header, officeName, officeFullName, sealOwner, namingTo, cityOffice],
  );
}
