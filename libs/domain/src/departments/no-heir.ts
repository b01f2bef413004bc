import type { CivilDate } from '../calendar/civil-date';
import { longDate } from '../calendar/words';

/** What is recorded for later and leaves no heir: another that is to pass to the one that ends, or the end of a successor. */
export interface NoHeir {
  code: 'successorAwaited' | 'successorEnds';
  /** Whom the record is about, and its day. */
  name: string;
  on: CivilDate;
}

/** Returns the sentence for it; `body` is what the register is of. */
export function noHeirText({ code, name, on }: NoHeir, body: '部门' | '镇街'): string {
  return code === 'successorAwaited'
    ? `“${name}”自${longDate(on)}起由它承接，请选择由哪个${body}承接，或先撤回那次变动。`
    : `“${name}”自${longDate(on)}起撤销，没有承接${body}，请另选承接${body}，或先撤回那次撤销。`;
}
