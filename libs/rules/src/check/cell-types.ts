import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/** Checks the rows of the annex: leads, rubrics, exclusions and figures exist and agree. */
export function checkCellTypes(
  { cellTypes, departments, rubrics, form, settings }: UncheckedRuleSet,
  faults: Faults,
): void {
  const codes = new Set(cellTypes.map((type) => type.code));
  const departmentIds = new Set(departments.map((department) => department.id));
  const rubricIds = new Set(rubrics.map((rubric) => rubric.id));
  const kinds = new Set(form.flatMap((field) => field.choices ?? []).map((choice) => choice.value));
  faults.unique('codeRepeated', '/cellTypes', [...cellTypes.map((type) => type.code)]);
  faults.unique('nameRepeated', '/cellTypes', [...cellTypes.map((type) => type.name)]);

  cellTypes.forEach((type, i) => {
    const path = `/cellTypes/${type.code}`;
    if (type.no !== i + 1)
      faults.add('numberOutOfOrder', `${path}/no`, `序号应为 ${i + 1}，写作 ${type.no}。`);
    if (type.leads.length === 0) {
      faults.add('leadMissing', `${path}/leads`, `${type.name}没有牵头部门，至少要有一个。`);
    }
    faults.unique('leadRepeated', `${path}/leads`, type.leads);
    faults.known('departmentUnknown', `${path}/leads`, type.leads, departmentIds);
    faults.known('rubricUnknown', `${path}/rubric`, [type.rubric], rubricIds);
    if (type.passMark.value <= settings.rectifyFrom.value) {
      const detail = `合格线 ${type.passMark.value} 分应高于可以整改的最低分 ${settings.rectifyFrom.value} 分。`;
      faults.add('passMarkTooLow', `${path}/passMark`, detail);
    }
    for (const excluded of type.excludes ?? []) {
      faults.known('cellTypeUnknown', `${path}/excludes`, [excluded.cellType], codes);
      faults.known('choiceUnknown', `${path}/excludes`, [excluded.unitKind], kinds);
      if (excluded.cellType === type.code)
        faults.add('excludesItself', `${path}/excludes`, '类型不能排除自身。');
    }
  });
}
