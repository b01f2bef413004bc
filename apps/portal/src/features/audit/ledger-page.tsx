import { ENTRY_REASON_NAMES } from '@app/contracts';
import type { TableColumnsType } from 'antd';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state';
import type { Filter } from '../../components/filters';
import { ListPage } from '../../components/list-page';
import type { ItemOf } from '../../components/use-list';
import { momentText } from '../../time';

type Item = ItemOf<'listLedger'>;

const FILTERS: Filter[] = [
  { name: 'cell', label: '编号', kind: 'text', placeholder: '细胞编号' },
  {
    name: 'reason',
    label: '事由',
    kind: 'choice',
    choices: Object.entries(ENTRY_REASON_NAMES).map(([value, label]) => ({ value, label })),
  },
];

const columns: TableColumnsType<Item> = [
  { title: '序号', dataIndex: 'position', align: 'right' },
  { title: '细胞', key: 'cell', render: (_, item) => <Cell item={item} /> },
  { title: '类型', dataIndex: 'cellTypeName' },
  { title: '考核年度', dataIndex: 'assessmentYear' },
  { title: '增减', key: 'delta', align: 'right', render: (_, { delta }) => deltaText(delta) },
  { title: '事由', dataIndex: 'reasonName' },
  { title: '规则', dataIndex: 'rulesVersion' },
  { title: '结转基数', dataIndex: 'baseline', align: 'right' },
  { title: '经办', key: 'by', render: (_, { by }) => by?.name },
  { title: '办理时间', key: 'at', render: (_, { at }) => momentText(at) },
];

/** 考核年度台账: every change of a year's figure, in its order; nothing is ever taken away. */
export function Component() {
  const { year = '' } = useParams();
  return (
    <ListPage
      title={`${year} 年度考核台账`}
      lead="计入、结转、撤销各记一笔,只增不改;各笔相加就是年度的数字。"
      route="listLedger"
      params={{ year }}
      filters={FILTERS}
      columns={columns}
      rowKey={(item) => String(item.position)}
      card={(item) => (
        <>
          <div className="card-head">
            <Cell item={item} />
            <strong>{deltaText(item.delta)}</strong>
          </div>
          <div>
            第 {item.position} 笔 · {item.reasonName} · {item.assessmentYear} 考核年度
          </div>
          <div className="quiet">
            {item.by?.name} {momentText(item.at)}
          </div>
        </>
      )}
      empty={<EmptyState title="台账还是空的" hint="细胞命名后,从这里计入考核年度。" />}
    />
  );
}

function Cell({ item }: { item: Item }) {
  return (
    <span>
      <Link to={`/applications/${item.applicationId}`}>{item.unit}</Link>{' '}
      <span className="quiet">{item.number}</span>
    </span>
  );
}

function deltaText(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}
