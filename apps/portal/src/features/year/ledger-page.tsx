import { ENTRY_REASON_NAMES } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import { ListPage } from '../../components/lists/list-page';
import type { ItemOf } from '../../components/lists/use-list';
import { momentText } from '../../dates/time';
import { useYear } from '../../years/use-year';
import { YearNav } from './year-nav';

type Entry = ItemOf<'listLedger'>;

/** The page 台账 (ledger): every change of the figure of the year, append-only. */
export function Component() {
  const year = useYear();
  return (
    <ListPage
      title={`${year} 年度台账`}
      lead="每一笔计入和减少。只增不改；跨年度的移动记两笔。"
      route="listLedger"
      year="one"
      place={{ year }}
      exportAt={`/exports/programmes/${year}/ledger`}
      filters={[
        { name: 'cell', label: '申报编号', kind: 'text', placeholder: '完整的申报编号' },
        {
          name: 'reason',
          label: '原因',
          kind: 'choice',
          choices: Object.entries(ENTRY_REASON_NAMES).map(([value, label]) => ({ value, label })),
        },
      ]}
      rowKey={({ position }) => String(position)}
      columns={[
        { title: '序号', dataIndex: 'position', sort: 'position', align: 'right' },
        { title: '细胞', key: 'unit', sort: 'unit', render: (_, entry) => <Cell entry={entry} /> },
        { title: '考核年度', dataIndex: 'assessmentYear', sort: 'year' },
        {
          title: '增减',
          key: 'delta',
          sort: 'delta',
          align: 'right',
          render: (_, { delta }) => signed(delta),
        },
        { title: '原因', dataIndex: 'reasonName', sort: 'reason' },
        {
          title: '基数',
          key: 'baseline',
          render: (_, { baseline, baselineVersion }) => `${baseline}（第 ${baselineVersion} 版）`,
        },
        { title: '办理', key: 'by', sort: 'by', render: (_, { by, at }) => `${by.name} ${momentText(at)}` },
      ]}
      card={(entry) => (
        <>
          <Cell entry={entry} />
          <div>
            {entry.assessmentYear} 考核年度 {signed(entry.delta)} · {entry.reasonName}
          </div>
          <div className="quiet">
            第 {entry.position} 笔 · {entry.by.name} {momentText(entry.at)}
          </div>
        </>
      )}
      empty={<EmptyState title="这一年度还没有记账" hint="细胞命名（或市级认定）计入之后，会出现在这里。" />}
    >
      <YearNav year={year} />
    </ListPage>
  );
}

function Cell({ entry }: { entry: Entry }) {
  return (
    <>
      <Link to={`/applications/${entry.applicationId}`}>{entry.unit}</Link>
      {entry.isRecorded && <Tag>补录</Tag>}
      <div className="quiet">
        {entry.cellTypeName} · {entry.number}
      </div>
    </>
  );
}

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}
