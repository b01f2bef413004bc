import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import type { ListColumn } from '../../components/lists/sorting';
import type { ItemOf } from '../../components/lists/use-list';
import { useMe } from '../../shell/me';

type Item = ItemOf<'listUnits'>;

const FIND: Filter[] = [
  { name: 'q', label: '查找', kind: 'text', placeholder: '名称中的几个字，或信用代码' },
  { name: 'street', label: '镇街', kind: 'text', placeholder: '例如：双龙湖街道' },
];
const DOUBLES: Filter = {
  name: 'doubles',
  label: '重复',
  kind: 'choice',
  choices: [{ value: 'true', label: '疑似重复' }],
};

const columns: ListColumn<Item>[] = [
  { title: '单位', key: 'name', sort: 'name', render: (_, item) => <Name item={item} /> },
  { title: '统一社会信用代码', key: 'code', sort: 'code', render: (_, item) => codeText(item) },
  { title: '镇街', dataIndex: 'street', sort: 'street' },
  { title: '申报', dataIndex: 'applications', sort: 'applications', align: 'right' },
  { title: '细胞', dataIndex: 'cells', sort: 'cells', align: 'right' },
  { title: '最近年度', dataIndex: 'lastYear', sort: 'year', align: 'right' },
];

/** 单位库: one record per unit, whoever filed for it and however its name was typed. */
export function Component() {
  const { role } = useMe();
  return (
    <ListPage
      title="单位库"
      route="listUnits"
      filters={role === 'office' || role === 'auditor' ? [...FIND, DOUBLES] : FIND}
      columns={columns}
      rowKey={(item) => item.id}
      extra={
        role === 'office' && (
          <Link to="/towns">
            <Button>镇街名单</Button>
          </Link>
        )
      }
      card={(item) => (
        <>
          <div className="card-head">
            <Name item={item} />
          </div>
          <div className="quiet">
            {codeText(item)} · {item.street}
          </div>
          <div>
            申报 {item.applications} 件，细胞 {item.cells} 个，最近 {item.lastYear} 年度
          </div>
        </>
      )}
      empty={<EmptyState title="还没有单位" hint="单位提交申报后，记录在这里。" />}
    />
  );
}

function Name({ item }: { item: Item }) {
  return (
    <>
      <Link to={`/units/${item.id}`}>{item.name}</Link>{' '}
      {item.isDouble && <Tag className="tag-warn">疑似重复</Tag>}
    </>
  );
}

function codeText({ creditCode, codeConfirmed }: Item): string {
  if (creditCode === null) return '没有代码';
  return codeConfirmed ? `${creditCode}（校验位不符）` : creditCode;
}
