import { Link } from 'react-router';
import { type RuleRow, RulesTable } from '../../components/rules-table';
import { BasisTag } from './basis-tag';
import type { Field } from './edit-entry';
import { NOTE, type PartProps } from './parts';
import { Removal } from './rubrics';
import { type IntakeDays, isChanged } from './rules';

const FIELDS: Field[] = [
  { name: 'opens', label: '开始日期', kind: 'date', optional: true, extra: '不填为不限' },
  {
    name: 'closes',
    label: '截止日期',
    kind: 'date',
    optional: true,
    extra: '当天仍可提交；不填为不限',
    check: (closes, { opens }) =>
      typeof closes === 'string' && typeof opens === 'string' && closes < opens
        ? '截止日期不能早于开始日期。'
        : undefined,
  },
  NOTE,
];

/** The part 申报起止 (intake): when units may apply, for all types and for those with days of their own. */
export function Intake({ rules, change, edit, put }: PartProps) {
  const { intake, cellTypes, programmeYear } = rules;
  const editing = (key: string, title: string, { opens, closes, note, basis }: IntakeDays) =>
    edit &&
    (() =>
      edit({
        title: `${title}的申报起止`,
        fields: FIELDS,
        values: { opens: opens ?? undefined, closes: closes ?? undefined, note, basis },
        save: (values) =>
          put('intake', key, {
            ...values,
            ...{ opens: values.opens ?? null, closes: values.closes ?? null, removed: false },
          }),
      }));
  const cellsOf = (name: string, days: IntakeDays) => [
    name,
    days.opens ?? '不限',
    days.closes ?? '不限',
    <BasisTag key="basis" basis={days.basis} />,
    days.note,
  ];
  const all: RuleRow = {
    ...{ key: 'all', name: '全部类型', changed: isChanged(change, 'intake', 'all') },
    cells: cellsOf('全部类型', intake),
    onEdit: editing('all', '全部类型', intake),
  };
  const rows = cellTypes.map(({ code, name }): RuleRow => {
    const own = intake.types.find(({ cellType }) => cellType === code);
    return {
      ...{ key: code, name, changed: isChanged(change, 'intake', code) },
      cells: own ? cellsOf(name, own) : [name, '同全部类型', '同全部类型', '', ''],
      onEdit: editing(code, name, own ?? intake),
      more: edit && own && (
        <Removal
          name={`${name}的起止`}
          title={`“${name}”不再另行规定起止日期？`}
          onRemove={() => put('intake', code, { ...daysOf(own), removed: true })}
        />
      ),
    };
  });
  return (
    <>
      <p>
        公布后即对新的提交生效，已提交的申报不受影响。截止以后个别单位补报，在
        <Link to={`/years/${programmeYear}/intake`}>申报起止</Link>中准予。
      </p>
      <RulesTable
        label="申报起止"
        heads={['类型', '开始日期', '截止日期', '依据', '说明']}
        rows={[all, ...rows]}
      />
    </>
  );
}

function daysOf({ opens, closes, basis }: IntakeDays) {
  return { opens, closes, basis };
}
