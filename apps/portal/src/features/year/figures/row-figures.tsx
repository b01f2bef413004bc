import '../../../components/acts/bulk.css';
import { Segmented, Table } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { Loading } from '../../../components/loading';
import type { FigureRow } from './figure-row';

const FigureChart = lazy(() => import('./figure-chart'));

interface RowFiguresProps {
  title: string;
  rows: FigureRow[];
  note?: string;
}

/** Figures by type or by department, as a table and as a chart that is legible without colour. */
export function RowFigures({ title, rows, note }: RowFiguresProps) {
  const id = useId();
  const [shown, setShown] = useState<'chart' | 'table' | 'both'>('table');
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        <Segmented<'chart' | 'table' | 'both'>
          aria-label={`${title}的显示方式`}
          className="no-print"
          value={shown}
          options={[
            { value: 'table', label: '只看表' },
            { value: 'both', label: '图和表' },
            { value: 'chart', label: '只看图' },
          ]}
          onChange={(chosen) => setShown(chosen)}
        />
      </div>
      {shown !== 'table' && (
        <Suspense fallback={<Loading />}>
          <FigureChart title={title} rows={rows} />
        </Suspense>
      )}
      {shown !== 'chart' && <FigureTable title={title} rows={rows} />}
      {note && <p className="quiet">{note}</p>}
    </section>
  );
}

function FigureTable({ title, rows }: RowFiguresProps) {
  const hasNamed = rows.some(({ named }) => named !== undefined);
  return (
    <div className="table-wide" tabIndex={0} role="region" aria-label={`${title}的表`}>
      <Table<FigureRow>
        aria-label={`${title}的数字`}
        dataSource={rows}
        rowKey="id"
        pagination={false}
        size="small"
        columns={[
          { title: '名称', dataIndex: 'name' },
          {
            title: '任务数',
            key: 'target',
            align: 'right',
            render: (_, { target, bare }) => (bare === undefined ? target : `${bare ? '=' : '≥'} ${target}`),
          },
          { title: '计入', dataIndex: 'completed', align: 'right' },
          ...(rows.some(({ fromLastYear }) => fromLastYear)
            ? [{ title: '其中上年度的', dataIndex: 'fromLastYear', align: 'right' as const }]
            : []),
          ...(hasNamed
            ? [
                { title: '已命名', dataIndex: 'named', align: 'right' as const },
                { title: '市级认定', dataIndex: 'recognised', align: 'right' as const },
              ]
            : []),
          { title: '办理中', dataIndex: 'open', align: 'right' },
          { title: '尚缺', key: 'gap', align: 'right', render: (_, { gap }) => gap || '—' },
          { title: '多余', key: 'surplus', align: 'right', render: (_, { surplus }) => surplus || '—' },
        ]}
      />
    </div>
  );
}
