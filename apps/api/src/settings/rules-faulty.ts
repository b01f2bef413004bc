import type { RuleFault } from '@app/rules';
import { DETAILS, InvalidContent } from '../common/problems';

/** A change of the rules cannot be published; pointers lead into the change. At most 100 faults are told. */
export function rulesFaulty(faults: readonly RuleFault[]): InvalidContent {
  const places = faults.slice(0, 100).map(({ path, detail }) => ({ pointer: `/change${path}`, detail }));
  return new InvalidContent(places, 'rulesFaulty', DETAILS.rulesFaulty);
}
