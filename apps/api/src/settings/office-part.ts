import { DISTRICT_NAMES, type SettingsView } from '@app/contracts';
import type { District } from '@app/domain';

/** The names under which `GET /settings` has always answered the facts of the office. */
const PUBLISHED: Record<string, keyof District> = {
  district: 'name',
  name: 'officeName',
  fullName: 'officeFullName',
  cityOffice: 'cityOffice',
  sealOwner: 'sealOwner',
  namingTo: 'namingTo',
  contactName: 'contactName',
  contactPhone: 'contactPhone',
  contactAddress: 'contactAddress',
};

/** Returns the district of today as the part `office` of the rules, which it was before it became a record of its own. */
export function officePartOf(district: District): SettingsView['office'] {
  return Object.fromEntries(
    Object.entries(PUBLISHED).map(([name, key]) => [
      name,
      { name: DISTRICT_NAMES[key], value: district[key], basis: 'assumed' },
    ]),
  );
}
