import type { CityResult } from '@app/domain';
import type { OfficeFacts } from '../facts';

/** What the city answered, as a sentence to the unit. */
export const CITY_ANSWERS: Record<CityResult, (office: OfficeFacts) => string> = {
  recognised: ({ cityOffice }) => `${cityOffice}已认定`,
  returned: ({ cityOffice, name }) => `${cityOffice}退回，${name}将补充后再报`,
  notRecognised: ({ cityOffice }) => `${cityOffice}未予认定`,
};
