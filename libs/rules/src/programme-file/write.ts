import { inOrder } from './in-order';
import { PROGRAMME_FORMAT, PROGRAMME_SCHEMA } from './format';

/**
 * Returns the programme file of a rule set, or of a draft: every part but `version`, which belongs to an installation,
 * and `calendars`, which the State Council publishes. The same content gives the same bytes.
 */
export function toProgrammeFile(ruleSet: object): string {
  const file = { format: PROGRAMME_FORMAT, schema: PROGRAMME_SCHEMA, ...programmePartsOf(ruleSet) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Returns the parts of a rule set that a programme file has, in order. */
export function programmePartsOf(ruleSet: object): Record<string, unknown> {
  const { version: _, calendars: __, ...parts } = ruleSet as Record<string, unknown>;
  return inOrder(parts);
}
