import { ROLE_NAMES } from '@app/contracts';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import type { ListColumn } from '../../components/lists/sorting';
import type { ItemOf } from '../../components/lists/use-list';
import { useMe } from '../../shell/me';
import { AccountState } from './account-state';

type Item = ItemOf<'listAccounts'>;

const FILTERS: Filter[] = [
  { name: 'q', label: '查找', kind: 'text', placeholder: '账号、姓名或邮箱' },
  {
    name: 'role',
    label: '身份',
    kind: 'choice',
    choices: Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'active',
    label: '状态',
    kind: 'choice',
    choices: [
      { value: 'true', label: '可用' },
      { value: 'false', label: '已停用' },
    ],
  },
];

const columns: ListColumn<Item>[] = [
  { title: '姓名', key: 'name', sort: 'name', render: (_, item) => <Name item={item} /> },
  { title: '账号', dataIndex: 'login', sort: 'login' },
  { title: '身份', key: 'role', sort: 'role', render: (_, item) => whereText(item) },
  { title: '邮箱', dataIndex: 'email', sort: 'email' },
  { title: '状态', key: 'state', render: (_, item) => <AccountState account={item} /> },
  { title: '当前登录', dataIndex: 'sessions', align: 'right' },
];

/** Every account (账号). */
export function Component() {
  const me = useMe();
  return (
    <ListPage
      title="账号"
      route="listAccounts"
      filters={FILTERS}
      columns={columns}
      rowKey={(item) => item.id}
      exportAt="/exports/accounts"
      extra={
        me.role === 'admin' && (
          <Link to="/accounts/new">
            <Button type="primary">新建账号</Button>
          </Link>
        )
      }
      card={(item) => (
        <>
          <div className="card-head">
            <Name item={item} />
            <AccountState account={item} />
          </div>
          <div className="quiet">
            {item.login} · {whereText(item)}
          </div>
        </>
      )}
      empty={<EmptyState title="还没有账号" hint="新建账号后，把一次性密码交给本人。" />}
    />
  );
}

function Name({ item }: { item: Item }) {
  return (
    <>
      <Link to={`/accounts/${item.id}`}>{item.name}</Link> {item.head && <Tag>负责人</Tag>}
    </>
  );
}

function whereText({ role, department, town, unit }: Item): string {
  const where = department?.name ?? town ?? unit?.name;
  return where ? `${ROLE_NAMES[role]} · ${where}` : ROLE_NAMES[role];
}
