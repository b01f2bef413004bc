import type { CellItem, ReportItem } from '@app/contracts';
import { Table } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/lists/empty-state';
import { useWholeOrder, type WholeColumn } from '../../../components/lists/whole-order';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { WordTag } from '../../../components/word-tag';
import { useCall } from '../../../server/query';
import { shortDate } from '../../../dates/time';
import { Assemble } from './assemble';
import { batchSize, batchText } from './batch-size';
import { useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

/** The page 上报与结果 (reports and results): the reports to the city, and the cells that are not in one yet. */
export function Component() {
  const year = useYear();
  const { data, error, refetch } = useCall('listReports', { params: { year } });
  return (
    <YearFrame title="上报与结果" lead="把已命名的细胞组成批次，定稿、报送，再登记市级结果。">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Assemble year={year} reportable={data.reportable} />
          <Supplementing cells={data.supplementing} />
          <section className="card" aria-labelledby="batches">
            <h2 id="batches">上报批次</h2>
            {data.items.length === 0 ? (
              <EmptyState title="还没有上报批次" hint="在上面勾选已命名的细胞，组成一个批次。" />
            ) : (
              <Batches year={year} batches={data.items} />
            )}
          </section>
        </>
      )}
    </YearFrame>
  );
}

/** The cells that the city returned and whose units have not answered yet. */
function Supplementing({ cells }: { cells: CellItem[] }) {
  if (cells.length === 0) return null;
  return (
    <section className="card" aria-labelledby="supplementing">
      <h2 id="supplementing">申报单位正在补充材料（{cells.length} 个）</h2>
      <p>市级退回的细胞，单位提交补充材料后，会出现在上面可以列入批次的清单中。</p>
      <ul>
        {cells.map(({ applicationId, number, unit, cellTypeName }) => (
          <li key={number}>
            <Link to={`/applications/${applicationId}`}>{unit}</Link> {cellTypeName} · {number}
          </li>
        ))}
      </ul>
    </section>
  );
}

const columnsOf = (year: string): WholeColumn<ReportItem>[] => [
  {
    title: '批次',
    key: 'number',
    sort: 'number',
    by: ({ documentNumber }) => documentNumber,
    render: (_, { id, documentNumber, state }) => (
      <Link to={`/years/${year}/reports/${id}`}>
        {documentNumber ?? (state === 'discarded' ? '作废的批次' : '尚未定稿的批次')}
      </Link>
    ),
  },
  {
    title: '状态',
    key: 'state',
    sort: 'state',
    by: ({ stateName }) => stateName,
    render: (_, { state, stateName }) => (
      <WordTag tone={state === 'discarded' ? 'plain' : 'info'}>{stateName}</WordTag>
    ),
  },
  {
    title: '市级要求日期',
    key: 'due',
    sort: 'due',
    by: ({ dueOn }) => dueOn,
    render: (_, { dueOn, late }) => (
      <>
        {dueOn ? shortDate(dueOn) : '—'} {late && <WordTag tone="bad">已逾期</WordTag>}
      </>
    ),
  },
  {
    title: '报送',
    key: 'sent',
    sort: 'sent',
    by: ({ sentOn }) => sentOn,
    render: (_, { sentOn }) => (sentOn ? shortDate(sentOn) : '—'),
  },
  { title: '细胞', key: 'cells', sort: 'cells', by: batchSize, render: (_, batch) => batchText(batch) },
  { title: '结果', key: 'results', render: (_, { results }) => resultsText(results) },
];

function Batches({ year, batches }: { year: string; batches: ReportItem[] }) {
  const { rows, columns } = useWholeOrder(batches, columnsOf(year));
  return (
    <Table<ReportItem>
      aria-label="上报批次"
      dataSource={rows}
      rowKey="id"
      pagination={false}
      size="middle"
      scroll={{ x: 'max-content' }}
      columns={columns}
    />
  );
}

function resultsText({ recognised, notRecognised, returned, pending }: ReportItem['results']): string {
  return `认定 ${recognised}、不认定 ${notRecognised}、退回 ${returned}、未登记 ${pending}`;
}
