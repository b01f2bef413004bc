import { Alert } from 'antd';
import { isContactMissing } from '../../office-contact';
import { BasisTag } from './basis-tag';
import { NOTE, type PartProps } from './parts';
import { isChanged } from './rules';
import { type RuleRow, RulesTable } from '../../components/rules-table';

/** In the order of the documents; `true`: may stay empty. */
const FACTS: [key: string, optional?: true][] = [
  ['district'],
  ['name'],
  ['fullName'],
  ['sealOwner', true],
  ['namingTo'],
  ['cityOffice'],
  ['contactName', true],
  ['contactPhone', true],
  ['contactAddress', true],
];

/** The part 办公室 (office): names, seal owner and contact as the documents print them. */
export function Office({ rules, change, edit, put }: PartProps) {
  const rows = FACTS.map(([key, optional]): RuleRow => {
    const { name, value, basis, note } = rules.office[key]!;
    return {
      key,
      name,
      changed: isChanged(change, 'office', key),
      cells: [name, value ?? '未设', <BasisTag key="basis" basis={basis} />, note],
      onEdit:
        edit &&
        (() =>
          edit({
            title: name,
            fields: [{ name: 'value', label: '改为', kind: 'text', optional }, NOTE],
            values: { value, basis, note },
            save: (values) => put('office', key, { ...values, value: values.value || null }),
          })),
    };
  });
  return (
    <>
      {isContactMissing(rules.office) && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="公示的联系人、电话或地址尚未填写,公示文件中暂写“待填写”。"
        />
      )}
      <RulesTable label="办公室" heads={['名称', '现在', '依据', '说明']} rows={rows} />
    </>
  );
}
