import { BasisTag } from './basis-tag';
import type { PartProps } from './parts';
import { isChanged } from './rules';
import { type RuleRow, RulesTable } from '../../components/rules-table';

/** The part 责任单位组: the members of 领导小组成员单位 and other groups. A task that names only a group is asked of each member. */
export function Groups({ rules, change, edit, put, departments }: PartProps) {
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  const rows = rules.groups.map((group): RuleRow => {
    const { id, name, members = [], membersBasis = 'assumed', note } = group;
    return {
      key: id,
      name,
      changed: isChanged(change, 'groups', id),
      cells: [
        name,
        members.length > 0 ? (
          <span key="members">
            {members.map(nameOf).join('、')} <BasisTag basis={membersBasis} />
          </span>
        ) : (
          '还没有填写'
        ),
        note,
      ],
      onEdit:
        edit &&
        (() =>
          edit({
            title: name,
            fields: [
              {
                name: 'members',
                label: '成员单位',
                kind: 'choices',
                choices: departments
                  .filter((one) => !one.ended || members.includes(one.id))
                  .map(({ id: value, name: label }) => ({ value, label })),
                extra: '不掌握的不选',
                optional: true,
              },
            ],
            values: { members, basis: membersBasis },
            save: (values) => put('groups', id, values),
          })),
    };
  });
  return (
    <>
      <p>任务只写明一组单位的，由组内每个成员单位分别填报；没有填写成员单位的组，由区无废办负责。</p>
      <RulesTable label="责任单位组" heads={['责任单位组', '成员单位', '说明']} rows={rows} />
    </>
  );
}
