import { CELL_CLOCK_NAMES, CLOCK_NAMES, UNIT_NAMES } from '@app/contracts';
import { Link } from 'react-router';
import { type CellType, type Change, isChanged, type Rules, type Total } from './rules';
import { BasisTag } from './basis-tag';
import type { Editing, Field } from './edit-entry';
import { type RuleRow, RulesTable } from '../../components/rules-table';
import { CHOICES, ladderText, lengthText, rollText, settingText } from './words';

/** The properties of every part of the settings; without `edit` the part is read-only. */
export interface PartProps {
  rules: Rules;
  change: Change;
  edit?: (editing: Editing) => void;
  put: (part: keyof Change, key: string, entry: object) => void;
  departments: readonly { id: string; name: string; ended: boolean }[];
}

export const NOTE: Field = { name: 'note', label: '说明', kind: 'text', rows: 2, optional: true };

/** In the order of the procedure, then those after naming. */
const CLOCKS = [...Object.keys(CLOCK_NAMES), ...Object.keys(CELL_CLOCK_NAMES)];

const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The part 时限 (periods). */
export function Clocks({ rules, change, edit, put }: PartProps) {
  const ladders = Object.entries(rules.ladders).map(([value, { name }]) => ({ value, label: name }));
  const fields = (hasLadder: boolean): Field[] => [
    { name: 'length', label: '时限', kind: 'number', min: 1 },
    {
      name: 'unit',
      label: '单位',
      kind: 'choice',
      choices: choicesOf(UNIT_NAMES).map(({ value, label }) => ({ value, label: label.slice(1) })),
    },
    { name: 'roll', label: '遇休息日顺延（自然日和月）', kind: 'yesNo' },
    { name: 'extension', label: '可延长', kind: 'number', min: 0, extra: '同一单位；0 为不能延长' },
    ...(hasLadder
      ? [{ name: 'ladder', label: '提醒方式', kind: 'choice', choices: ladders } satisfies Field]
      : []),
    NOTE,
  ];
  const rows = CLOCKS.map((key): RuleRow => {
    const clock = rules.clocks[key]!;
    const { clockName, extension, ladder, basis, note } = clock;
    return {
      key,
      name: clockName,
      changed: isChanged(change, 'clocks', key),
      cells: [
        clockName,
        lengthText(clock),
        rollText(clock),
        extension > 0 ? lengthText({ ...clock, length: extension }) : '不能延长',
        ladder ? (rules.ladders[ladder]?.name ?? ladder) : '不提醒',
        <BasisTag key="basis" basis={basis} />,
        note,
      ],
      onEdit:
        edit &&
        (() =>
          edit({
            title: clockName,
            fields: fields(ladder !== undefined),
            values: { ...clock },
            save: (values) => put('clocks', key, values),
          })),
    };
  });
  return (
    <RulesTable
      label="时限"
      heads={['事项', '时限', '休息日', '可延长', '提醒', '依据', '说明和来源']}
      rows={rows}
    />
  );
}

const LADDER_FIELDS: Field[] = [
  { name: 'before', label: '到期前几个工作日提醒', kind: 'numbers', extra: '例如 10、5、3、1' },
  { name: 'onDay', label: '到期当天提醒', kind: 'yesNo' },
  { name: 'eachDayLate', label: '逾期后每个工作日提醒', kind: 'yesNo' },
  { name: 'headAfter', label: '逾期超过几个工作日告知负责人', kind: 'number', min: 0 },
  { name: 'officeAfter', label: '逾期超过几个工作日列入督办', kind: 'number', min: 0 },
  NOTE,
];

/** The part 提醒 (reminders). */
export function Ladders({ rules, change, edit, put }: PartProps) {
  const rows = Object.entries(rules.ladders).map(([key, ladder]): RuleRow => ({
    key,
    name: ladder.name,
    changed: isChanged(change, 'ladders', key),
    cells: [
      ladder.name,
      ladderText(ladder),
      `逾期超过 ${ladder.headAfter} 个工作日`,
      `逾期超过 ${ladder.officeAfter} 个工作日`,
      <BasisTag key="basis" basis={ladder.basis} />,
      ladder.note,
    ],
    onEdit:
      edit &&
      (() =>
        edit({
          title: ladder.name,
          fields: LADDER_FIELDS,
          values: { ...ladder },
          save: (values) => put('ladders', key, values),
        })),
  }));
  return (
    <RulesTable label="提醒" heads={['名称', '提醒', '告知负责人', '列入督办', '依据', '说明']} rows={rows} />
  );
}

/** With these a year begins; afterwards they are set on its page. */
const OF_YEAR = new Set(['countsFrom']);

/** The part 其他设定 (other settings): thresholds and choices. */
export function Settings({ rules, change, edit, put }: PartProps) {
  const rows = Object.entries(rules.settings).map(([key, setting]): RuleRow => {
    const { name, value, basis, note } = setting;
    const field = fieldOfSetting(key, value);
    return {
      key,
      name,
      changed: isChanged(change, 'settings', key),
      cells: [
        name,
        <SettingValue key="value" {...{ name: key, value, year: rules.programmeYear }} />,
        <BasisTag key="basis" basis={basis} />,
        note,
      ],
      onEdit:
        edit && field
          ? () =>
              edit({
                title: name,
                fields: [field, NOTE],
                values: { value, basis, note },
                save: (values) => put('settings', key, values),
              })
          : undefined,
    };
  });
  return <RulesTable label="其他设定" heads={['设定', '现在', '依据', '说明']} rows={rows} />;
}

/** The value of a setting; one that cannot be changed here says so. */
function SettingValue({ name, value, year }: { name: string; value: unknown; year: number }) {
  return (
    <>
      {settingText(name, value)}
      {OF_YEAR.has(name) ? (
        <div className="quiet">
          年度开始时的办法；现在的办法在<Link to={`/years/${year}`}>{year} 年度</Link>设定
        </div>
      ) : (
        !fieldOfSetting(name, value) && <div className="quiet">固定，不能修改</div>
      )}
    </>
  );
}

function fieldOfSetting(key: string, value: unknown): Field | undefined {
  if (OF_YEAR.has(key)) return undefined;
  const words = CHOICES[key];
  const field = { name: 'value', label: '改为' };
  if (words) {
    const choices = choicesOf(words);
    return choices.length > 1 ? { ...field, kind: 'choice', choices } : undefined;
  }
  return typeof value === 'boolean' ? { ...field, label: '是', kind: 'yesNo' } : { ...field, kind: 'number' };
}

/** The part 类型 (cell types): lead departments, target and pass mark of each. */
export function CellTypes(props: PartProps) {
  const { rules, change, departments } = props;
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  const rows = rules.cellTypes.map((type): RuleRow => {
    const { code, name, leads, leadsBasis, target, passMark, sites } = type;
    return {
      key: code,
      name,
      changed: isChanged(change, 'cellTypes', code),
      cells: [
        name,
        <span key="leads">
          {leads.map(nameOf).join('、')} <BasisTag basis={leadsBasis} />
        </span>,
        <span key="target">
          {target.comparison === '≥' ? '不少于 ' : ''}
          {target.value} 个 <BasisTag basis={target.basis} />
        </span>,
        <span key="pass">
          {passMark.value} 分 <BasisTag basis={passMark.basis} />
        </span>,
        sites?.value ? '可以' : '不可以',
      ],
      onEdit: props.edit && (() => editType(type, props)),
    };
  });
  return (
    <RulesTable
      label="类型"
      heads={['类型', '牵头部门', '任务数', '合格线', '校区、厂区分别申报']}
      rows={rows}
    />
  );
}

function editType(type: CellType, { edit, put, departments }: PartProps) {
  const { code, name, leads, target, passMark, sites } = type;
  edit?.({
    title: name,
    fields: [
      {
        name: 'leads',
        label: '牵头部门',
        kind: 'choices',
        choices: departments
          .filter(({ id, ended }) => !ended || leads.includes(id))
          .map(({ id, name: label }) => ({ value: id, label })),
        extra: '列在第一的办理形式审查',
      },
      { name: 'target', label: '任务数', kind: 'number', min: 0 },
      { name: 'passMark', label: '合格线（百分制）', kind: 'number', min: 0, max: 100, step: 0.5 },
      { name: 'sites', label: '同一单位的几个校区、厂区可以分别申报', kind: 'yesNo' },
    ],
    values: {
      sites: sites?.value ?? false,
      leads,
      target: target.value,
      passMark: passMark.value,
      basis: passMark.basis,
    },
    save: (values) => {
      const { basis } = values;
      const valued = (now: unknown, before: unknown) =>
        JSON.stringify(now) === JSON.stringify(before) ? undefined : { value: now, basis };
      put('cellTypes', code, {
        leads: valued(values.leads, leads),
        target: valued(values.target, target.value),
        passMark: valued(values.passMark, passMark.value),
        sites: valued(values.sites, sites?.value ?? false),
      });
    },
  });
}

/** The part 任务指标 (targets): the total targets of the year. */
export function Totals({ rules, change, edit, put }: PartProps) {
  const rows = rules.totals.map((total: Total): RuleRow => {
    const { id, name, value, source, basis } = total;
    return {
      key: id,
      name,
      changed: isChanged(change, 'totals', id),
      cells: [name, `${value} 个`, <BasisTag key="basis" basis={basis} />, source],
      onEdit:
        edit &&
        (() =>
          edit({
            title: name,
            fields: [
              { name: 'value', label: '数值', kind: 'number', min: 1 },
              { name: 'source', label: '来源', kind: 'text', rows: 2 },
            ],
            values: { value, source, basis },
            save: (values) => put('totals', id, values),
          })),
    };
  });
  return <RulesTable label="任务指标" heads={['指标', '数值', '依据', '来源']} rows={rows} />;
}
