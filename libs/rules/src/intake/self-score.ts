import { type Marks, scoreSheet, sheetFaults } from '@app/domain';
import { findCellType, rubricOf } from '../find';
import { passRuleOf } from '../pinned';
import type { RuleSet } from '../schema/rule-set';

/**
 * Returns the self-score (自评得分) of a unit: its own marks, scored as a sheet of an inspection is, out of 100 to one
 * decimal. Null without marks, and where they are no whole sheet of the rubric of these rules.
 */
export function selfScoreOf(ruleSet: RuleSet, cellType: string, marks: Marks): number | null {
  const type = findCellType(ruleSet, cellType);
  if (!type || Object.keys(marks).length === 0) return null;
  const rubric = rubricOf(ruleSet, type.rubric);
  if (sheetFaults(rubric, marks).length > 0) return null;
  return scoreSheet(rubric, marks, passRuleOf(ruleSet, type)).score;
}
