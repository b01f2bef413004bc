import type { OfficeNames } from '@app/exports';
import type { RuleSet } from '@app/rules';

/** The placeholder in a document for a setting that the office has not made. */
export const TO_BE_FILLED_IN = '(待填写)';

/** Who publishes, as the rules have it. */
export function officeOf({ office }: RuleSet): OfficeNames {
  const { district, name, fullName, cityOffice, sealOwner } = office;
  return {
    district: district.value,
    name: name.value,
    fullName: fullName.value,
    cityOffice: cityOffice.value,
    ...(sealOwner.value && { sealOwner: sealOwner.value }),
  };
}

/** Whom people turn to during a public notice. */
export function contactOf({ office }: RuleSet) {
  const { contactName, contactPhone, contactAddress } = office;
  return {
    name: contactName.value ?? TO_BE_FILLED_IN,
    phone: contactPhone.value ?? TO_BE_FILLED_IN,
    address: contactAddress.value ?? TO_BE_FILLED_IN,
  };
}
