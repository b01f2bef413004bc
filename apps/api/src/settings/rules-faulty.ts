import type { RuleFault } from '@app/rules';
import { DETAILS, InvalidContent } from '../common/problems';

/** Rules cannot be published; pointers lead into the change, or where `placeOf` says. At most 100 faults are told. */
export function rulesFaulty(
  faults: readonly RuleFault[],
  placeOf = (path: string) => `/change${path}`,
): InvalidContent {
  const places = faults.slice(0, 100).map(({ path, detail }) => ({ pointer: placeOf(path), detail }));
  return new InvalidContent(places, 'rulesFaulty', DETAILS.rulesFaulty);
}
