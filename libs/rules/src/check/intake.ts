import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/** Checks the days of intake: the last is not before the first, and each type is known and occurs once. */
export function checkIntake({ intake, cellTypes }: UncheckedRuleSet, faults: Faults): void {
  if (!intake) return;
  const codes = new Set(cellTypes.map((type) => type.code));
  faults.unique('cellTypeRepeated', '/intake/types', [...intake.types.map(({ cellType }) => cellType)]);
  checkDays(intake, '/intake', faults);
  for (const row of intake.types) {
    const path = `/intake/types/${row.cellType}`;
    faults.known('cellTypeUnknown', path, [row.cellType], codes);
    checkDays(row, path, faults);
  }
}

function checkDays(
  { opens, closes }: { opens: string | null; closes: string | null },
  path: string,
  faults: Faults,
): void {
  if (opens === null || closes === null || opens <= closes) return;
  faults.add('intakeClosesFirst', `${path}/closes`, `截止日期 ${closes} 早于开始日期 ${opens}。`);
}
