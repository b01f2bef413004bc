import type { UnitApplication } from '@app/contracts';
import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import { SortChoice } from '../../components/lists/sorting';
import { useWholeOrder, type WholeColumn } from '../../components/lists/whole-order';
import { StageTag } from '../../components/stage-tag';
import { dateText } from '../../dates/time';
import { useNarrow } from '../../device/media';

const COLUMNS: WholeColumn<UnitApplication>[] = [
  { title: '年度', dataIndex: 'programmeYear', sort: 'year', by: ({ programmeYear }) => programmeYear },
  {
    title: '编号',
    key: 'number',
    sort: 'number',
    by: ({ number }) => number,
    render: (_, { id, number, isRecorded }) => (
      <>
        <Link to={`/applications/${id}`}>{number}</Link> {isRecorded && <Tag>补录</Tag>}
      </>
    ),
  },
  { title: '类型', key: 'type', sort: 'type', by: typeText, render: (_, one) => typeText(one) },
  { title: '办理时的名称', dataIndex: 'unitName', sort: 'unit', by: ({ unitName }) => unitName },
  { title: '环节', key: 'stage', render: (_, { stage }) => <StageTag stage={stage} /> },
  {
    title: '命名',
    key: 'named',
    sort: 'named',
    by: ({ namedOn }) => namedOn,
    render: (_, one) => namedText(one),
  },
];

/** The applications and cells of a unit over the years. */
export function UnitApplications({ applications }: { applications: UnitApplication[] }) {
  const narrow = useNarrow();
  const { rows, columns, order } = useWholeOrder(applications, COLUMNS);
  return (
    <section className="card" aria-labelledby="applications">
      <h2 id="applications">历年申报与细胞</h2>
      {narrow ? (
        <>
          <SortChoice columns={COLUMNS} order={order} />
          <ul className="list-cards">
            {rows.map((one) => (
              <li key={one.id}>
                <div className="card-head">
                  <Link to={`/applications/${one.id}`}>{one.number}</Link> <StageTag stage={one.stage} />
                </div>
                <div>
                  {one.programmeYear} 年度 {typeText(one)}
                </div>
                <div className="quiet">{namedText(one)}</div>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <div className="table-wide">
          <Table<UnitApplication>
            aria-label="历年申报与细胞"
            dataSource={rows}
            columns={columns}
            rowKey={({ id }) => id}
            pagination={false}
            size="middle"
          />
        </div>
      )}
    </section>
  );
}

function typeText({ cellTypeName, site }: UnitApplication): string {
  return site ? `${cellTypeName}（${site}）` : cellTypeName;
}

function namedText({ namedOn, documentNumber, countsIn, revokedOn }: UnitApplication): string {
  if (!namedOn) return '';
  if (revokedOn) return `${dateText(namedOn)} 命名，${dateText(revokedOn)} 撤销`;
  const counts = countsIn === null ? '' : `，计入 ${countsIn} 年度`;
  return `${dateText(namedOn)} ${documentNumber ?? ''}${counts}`;
}
