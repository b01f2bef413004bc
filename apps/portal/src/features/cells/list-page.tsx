import { CELL_STAGE_NAMES } from '@app/contracts';
import { Button } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import type { ListColumn } from '../../components/lists/sorting';
import type { ItemOf } from '../../components/lists/use-list';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { CellLink, CellStageTag, CellWaiting } from './cell-cells';

type Item = ItemOf<'listCells'>;

const columns: ListColumn<Item>[] = [
  { title: '单位', key: 'unit', sort: 'unit', render: (_, item) => <CellLink cell={item} /> },
  {
    title: '类型和编号',
    key: 'type',
    sort: 'number',
    render: (_, item) => (
      <>
        {item.cellTypeName}
        <div className="quiet">{item.number}</div>
      </>
    ),
  },
  { title: '命名日期', key: 'named', sort: 'named', render: (_, item) => dateText(item.namedOn) },
  {
    title: '牌匾',
    key: 'plaque',
    sort: 'plaque',
    render: (_, item) => item.plaqueNumber ?? <span className="quiet">未登记</span>,
  },
  { title: '状态', key: 'stage', sort: 'stage', render: (_, item) => <CellStageTag cell={item} /> },
  { title: '下一步', key: 'next', sort: 'due', render: (_, item) => <CellWaiting cell={item} /> },
];

/** The page 已命名细胞: the named cells that the user may see, where each stands and what comes next. */
export function Component() {
  const me = useMe();
  const { data: types } = useCall('listCellTypes', {});
  const filters: Filter[] = [
    { name: 'q', label: '查找', kind: 'text', placeholder: '单位或编号' },
    {
      name: 'stage',
      label: '状态',
      kind: 'choice',
      choices: Object.entries(CELL_STAGE_NAMES).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'cellType',
      label: '类型',
      kind: 'choice',
      choices: (types?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
    },
    ...(me.role === 'auditor'
      ? []
      : ([
          { name: 'mine', label: '办理', kind: 'choice', choices: [{ value: 'true', label: '等我办理' }] },
        ] satisfies Filter[])),
  ];
  return (
    <ListPage
      title="已命名细胞"
      year="any"
      lead="命名之后：动态复核、抽查、限期整改、授牌、撤销与申诉。"
      route="listCells"
      exportAt="/exports/cells"
      filters={filters}
      columns={columns}
      rowKey={(item) => item.id}
      extra={
        me.role === 'office' && (
          <Link to="/earlier">
            <Button>补录</Button>
          </Link>
        )
      }
      card={(item) => <Card item={item} />}
      empty={<EmptyState title="还没有已命名的细胞" hint="命名之后会自动出现在这里。" />}
    />
  );
}

function Card({ item }: { item: Item }) {
  return (
    <>
      <div className="card-head">
        <CellLink cell={item} />
        <CellStageTag cell={item} />
      </div>
      <div className="quiet">
        {item.cellTypeName} · {item.number}
      </div>
      <CellWaiting cell={item} />
    </>
  );
}
