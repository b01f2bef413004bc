import { itemsOf } from '@app/domain';
import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/** Checks that the scored items of a rubric can reach the pass mark of each type that uses it. */
export function checkPassMarks({ cellTypes, rubrics }: UncheckedRuleSet, faults: Faults): void {
  for (const { code, name, rubric: id, passMark } of cellTypes) {
    const rubric = rubrics.find((one) => one.id === id);
    if (!rubric) continue; // a fault of its own
    const scored = itemsOf(rubric as Parameters<typeof itemsOf>[0]).filter(({ kind }) => kind === 'SCORED');
    const most = scored.reduce((all, { max = 0 }) => all + Math.round(max * 10), 0) / 10;
    if (most >= passMark.value) continue;
    const detail = `${name}的评分项合计只有 ${most} 分，达不到合格线 ${passMark.value} 分。`;
    faults.add('passMarkOutOfReach', `/cellTypes/${code}/passMark`, detail);
  }
}
