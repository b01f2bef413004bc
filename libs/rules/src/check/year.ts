import type { UncheckedRuleSet } from '../schema/rule-set';
import { CELL_CLOCKS, CLOCKS } from '../clocks';
import type { Faults } from './faults';

/** Checks that the version is one of the programme year. */
export function checkVersion({ version, programmeYear }: UncheckedRuleSet, faults: Faults): void {
  if (version.startsWith(`${programmeYear}.`)) return;
  faults.add('versionOfOtherYear', '/version', `版本号应以项目年度 ${programmeYear} 开头。`);
}

/** Checks that every period of the procedure and after naming is there, on a known ladder, and that ladders rise. */
export function checkPeriods({ clocks, ladders }: UncheckedRuleSet, faults: Faults): void {
  const all = [...CLOCKS, ...CELL_CLOCKS];
  const missing = all.filter((name) => !Object.hasOwn(clocks, name));
  for (const name of missing) faults.add('clockMissing', `/clocks/${name}`, '缺少这一时限。');
  faults.known('clockUnknown', '/clocks', Object.keys(clocks), new Set(all));
  const known = new Set(Object.keys(ladders));
  for (const [name, { ladder }] of Object.entries(clocks)) {
    faults.known('ladderUnknown', `/clocks/${name}`, ladder === undefined ? [] : [ladder], known);
  }
  for (const [name, { headAfter, officeAfter }] of Object.entries(ladders)) {
    if (officeAfter < headAfter) {
      faults.add('ladderUpsideDown', `/ladders/${name}`, '部门负责人应先于区无废办被告知。');
    }
  }
}

/** Checks that the red threshold of the board lies below the yellow one. */
export function checkThresholds({ settings }: UncheckedRuleSet, faults: Faults): void {
  if (settings.boardRed.value < settings.boardYellow.value) return;
  faults.add('thresholdsCrossed', '/settings/boardRed', '红色的剩余天数应少于黄色的剩余天数。');
}

/** Checks that each total occurs once, and that the sum of the rows is the sum of the rows. */
export function checkTotals({ totals, cellTypes }: UncheckedRuleSet, faults: Faults): void {
  faults.unique('totalRepeated', '/totals', [...totals.map((total) => total.id)]);
  const rows = cellTypes.reduce((sum, type) => sum + type.target.value, 0);
  for (const total of totals) {
    if (!total.sumOfRows || total.value === rows) continue;
    faults.add('rowsSum', `/totals/${total.id}`, `各类型数量合计 ${rows}，写作 ${total.value}。`);
  }
}

/** Checks that the baseline has the sentence that states it, and the value of its total. */
export function checkBaseline({ baseline, totals }: UncheckedRuleSet, faults: Faults): void {
  if (baseline.quote === null || baseline.quote.trim() === '') {
    faults.add('baselineWithoutQuote', '/baseline/quote', '请填写写明结转基数的原文。');
  }
  if (baseline.total === null) return;
  const named = totals.find((total) => total.id === baseline.total);
  if (named?.value === baseline.value) return;
  faults.add('baselineNotItsTotal', '/baseline', `基数 ${baseline.value} 与“${baseline.total}”不一致。`);
}

/** Checks that the sheet of a check after naming asks for each thing once. */
export function checkCheckItems({ checkItems = [] }: UncheckedRuleSet, faults: Faults): void {
  faults.unique('checkItemRepeated', '/checkItems', [...checkItems.map((item) => item.id)]);
}

/** Checks the fields of the form: each once, types and choices known, conditions on a field above. */
export function checkForm({ form, cellTypes }: UncheckedRuleSet, faults: Faults): void {
  faults.unique('fieldRepeated', '/form', [...form.map((field) => field.id)]);
  const codes = new Set(cellTypes.map((type) => type.code));
  form.forEach((field, i) => {
    const path = `/form/${field.id}`;
    faults.known('cellTypeUnknown', path, field.cellTypes ?? [], codes);
    if ((field.kind === 'choice') !== (field.choices !== undefined)) {
      faults.add('choicesMisplaced', path, '选择项应列出选项，其他项不列。');
    }
    if (!field.when) return;
    const { field: id, is } = field.when;
    const other = form.slice(0, i).find((one) => one.id === id);
    if (!other || (other.kind !== 'choice' && other.kind !== 'boolean')) {
      return faults.add('conditionField', `${path}/when`, `条件“${id}”应是排在前面的勾选或选择栏目。`);
    }
    const answers = other.kind === 'boolean' ? [true, false] : other.choices!.map(({ value }) => value);
    const unknown = is.filter((answer) => !(answers as unknown[]).includes(answer));
    for (const answer of unknown) {
      faults.add('conditionAnswer', `${path}/when`, `“${other.name}”没有回答“${String(answer)}”。`);
    }
  });
}
