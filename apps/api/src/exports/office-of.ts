import type { OfficeNames } from '@app/exports';
import type { District } from '@app/domain';

/** The placeholder in a document for a setting that the office has not made. */
export const TO_BE_FILLED_IN = '（待填写）';

/** Who publishes, as the district has it on the day of the document. */
export function officeOf({ name, officeName, officeFullName, cityOffice, sealOwner }: District): OfficeNames {
  return {
    district: name,
    name: officeName,
    fullName: officeFullName,
    cityOffice,
    ...(sealOwner && { sealOwner }),
  };
}

/** Whom people turn to during a public notice: as of its day; what was not set then, as it is today. */
export function contactOf(then: District, today: District) {
  return {
    name: then.contactName ?? today.contactName ?? TO_BE_FILLED_IN,
    phone: then.contactPhone ?? today.contactPhone ?? TO_BE_FILLED_IN,
    address: then.contactAddress ?? today.contactAddress ?? TO_BE_FILLED_IN,
  };
}
