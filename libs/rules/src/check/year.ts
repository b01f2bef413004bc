import type { UncheckedRuleSet } from '../schema/rule-set';
import { CLOCKS } from '../clocks';
import type { Faults } from './faults';

/** Checks periods, ladders, thresholds, totals, baseline and form. */
export function checkYear(ruleSet: UncheckedRuleSet, faults: Faults): void {
  const { clocks, ladders, settings, totals, baseline, cellTypes, form, version, programmeYear } = ruleSet;
  if (!version.startsWith(`${programmeYear}.`)) {
    faults.add('versionOfOtherYear', '/version', `版本号应以项目年度 ${programmeYear} 开头。`);
  }
  const missing = CLOCKS.filter((name) => !Object.hasOwn(clocks, name));
  for (const name of missing) faults.add('clockMissing', `/clocks/${name}`, '缺少这一时限。');
  faults.known('clockUnknown', '/clocks', Object.keys(clocks), new Set(CLOCKS));
  const known = new Set(Object.keys(ladders));
  for (const [name, { ladder }] of Object.entries(clocks)) {
    faults.known('ladderUnknown', `/clocks/${name}`, ladder === undefined ? [] : [ladder], known);
  }

  for (const [name, { headAfter, officeAfter }] of Object.entries(ladders)) {
    if (officeAfter < headAfter) {
      faults.add('ladderUpsideDown', `/ladders/${name}`, '部门负责人应先于区无废办被告知。');
    }
  }
  if (settings.boardRed.value >= settings.boardYellow.value) {
    faults.add('thresholdsCrossed', '/settings/boardRed', '红色的剩余天数应少于黄色的剩余天数。');
  }

  faults.unique('totalRepeated', '/totals', [...totals.map((total) => total.id)]);
  const rows = cellTypes.reduce((sum, type) => sum + type.target.value, 0);
  for (const total of totals) {
    if (!total.sumOfRows || total.value === rows) continue;
    faults.add('rowsSum', `/totals/${total.id}`, `各类型数量合计 ${rows},写作 ${total.value}。`);
  }
  if (baseline.total !== null) {
    const named = totals.find((total) => total.id === baseline.total);
    if (named?.value !== baseline.value) {
      faults.add('baselineNotItsTotal', '/baseline', `基数 ${baseline.value} 与“${baseline.total}”不一致。`);
    }
  }
  faults.unique('fieldRepeated', '/form', [...form.map((field) => field.id)]);
  const codes = new Set(cellTypes.map((type) => type.code));
  for (const field of form) {
    const path = `/form/${field.id}`;
    faults.known('cellTypeUnknown', path, field.cellTypes ?? [], codes);
    if ((field.kind === 'choice') !== (field.choices !== undefined)) {
      faults.add('choicesMisplaced', path, '选择项应列出选项,其他项不列。');
    }
  }
}
