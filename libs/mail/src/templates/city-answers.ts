import type { CityResult } from '@app/domain';

/** What the city answered, as a sentence to the unit. */
export const CITY_ANSWERS: Record<CityResult, string> = {
  recognised: '市无废办已认定',
  returned: '市无废办退回,区无废办将补充后再报',
  notRecognised: '市无废办未予认定',
};
