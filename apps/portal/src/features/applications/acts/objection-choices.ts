import type { ApplicationView } from '@app/contracts';
import { dateText } from '../../../dates/time';

/** Returns objections as choices: the day of receipt, who objects, and what to. */
export function objectionChoices(objections: ApplicationView['objections']) {
  return objections.map(({ id, raisedOn, objector }) => ({
    value: id,
    label: `${dateText(raisedOn)} ${textOf(objector?.name)}`,
    hint: textOf(objector?.text),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
