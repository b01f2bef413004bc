import type { ProgrammeFigures } from '@app/domain';
import type { RuleSet } from './schema/rule-set';

/** What a programme year asks for, as `gaugesOf` counts against it. */
export function figuresOf({ totals, cellTypes }: RuleSet): ProgrammeFigures {
  return {
    totals: totals.map(({ id, value }) => ({ id, value })),
    types: cellTypes.map(({ code, target, leads }) => ({ code, target: target.value, leads })),
  };
}
