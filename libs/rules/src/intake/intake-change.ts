import type { Basis, CivilDate } from '@app/domain';
import type { Intake } from '../schema/rule-set';

/**
 * A change of 申报起止: days by the code of a type, or by `all` for every type without days of its own; both days are given, null = not
 * limited on that side. `removed` puts a type under the days of all again.
 */
export type IntakeChange = Record<
  string,
  { opens: CivilDate | null; closes: CivilDate | null; note?: string; removed?: boolean; basis: Basis }
>;

/** Intake of rules that say nothing of it. */
export const NO_LIMIT: Intake = { opens: null, closes: null, basis: 'assumed', types: [] };

/** Returns intake after a change. Types keep their place, new ones come last. */
export function changedIntake(intake: Intake, { all, ...types }: IntakeChange): Intake {
  const days = ({ removed: _, ...to }: IntakeChange[string]) => to;
  const known = new Set(intake.types.map(({ cellType }) => cellType));
  const kept = intake.types.map((row) => {
    const to = types[row.cellType];
    return to ? { ...row, ...days(to) } : row;
  });
  const added = Object.entries(types)
    .filter(([cellType]) => !known.has(cellType))
    .map(([cellType, to]) => ({ cellType, ...days(to) }));
  return {
    ...intake,
    ...(all && days(all)),
    types: [...kept, ...added].filter(({ cellType }) => !types[cellType]?.removed),
  };
}
