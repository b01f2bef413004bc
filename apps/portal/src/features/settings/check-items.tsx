import { Button } from 'antd';
import { BasisTag } from './basis-tag';
import type { Field } from './edit-entry';
import type { PartProps } from './parts';
import { Removal } from './rubrics';
import { isChanged } from './rules';
import { type RuleRow, RulesTable } from '../../components/rules-table';

const MOST = 20;
const FIELDS: Field[] = [{ name: 'name', label: '核查内容', kind: 'text', rows: 2 }];

/** The part 命名后核查项: the lines of the sheet of a 动态复核 or 抽查. Checks of cells keep the lines of their rules. */
export function CheckItems({ rules, change, edit, put }: PartProps) {
  const { checkItems } = rules;
  const rows = checkItems.map((item): RuleRow => {
    const { id, name, basis } = item;
    return {
      key: id,
      name,
      changed: isChanged(change, 'checkItems', id),
      cells: [name, <BasisTag key="basis" basis={basis} />],
      onEdit:
        edit &&
        (() =>
          edit({
            title: name,
            fields: FIELDS,
            values: { name, basis },
            save: (values) => put('checkItems', id, { ...values, removed: false }),
          })),
      more: edit && checkItems.length > 1 && (
        <Removal
          name={name}
          title={`移除“${name}”？`}
          onRemove={() => put('checkItems', id, { basis, removed: true })}
        />
      ),
    };
  });
  const add = () =>
    edit?.({
      title: '核查项',
      verb: '添加',
      fields: FIELDS,
      values: { basis: 'assumed' },
      save: (values) => put('checkItems', nextId(Object.keys(change.checkItems ?? {}), rules), values),
    });
  return (
    <>
      <p>动态复核和抽查按这些项目核查。已命名的细胞沿用纳入动态管理时的项目。</p>
      {edit && checkItems.length < MOST && (
        <p className="section-acts">
          <Button onClick={add}>添加核查项</Button>
        </p>
      )}
      <RulesTable label="命名后核查项" heads={['核查内容', '依据']} rows={rows} />
    </>
  );
}

/** Returns an id that no line has, the removed ones included. */
function nextId(changed: string[], { checkItems }: Pick<PartProps['rules'], 'checkItems'>): string {
  const taken = new Set([...changed, ...checkItems.map(({ id }) => id)]);
  for (let n = taken.size + 1; ; n += 1) if (!taken.has(`item${n}`)) return `item${n}`;
}
