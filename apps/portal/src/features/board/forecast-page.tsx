import type { BoardForecast } from '@app/contracts';
import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import { DateField } from '../../components/date-field';
import { SortChoice } from '../../components/lists/sorting';
import { useWholeOrder, type WholeColumn } from '../../components/lists/whole-order';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useConditions } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { useToday } from '../../shell/me';
import { dateText, shortDate } from '../../dates/time';
import { useNarrow } from '../../device/media';
import { addressOfMatter } from './board-row';

type Row = BoardForecast['items'][number];

const EFFECTS: Record<Row['effect'], string> = {
  late: '将逾期',
  lapses: '将逾期视为撤回',
  runsOut: '整改期将届满',
  noticeEnds: '公示将期满',
  appealEnds: '申诉期将满',
};

/** The forecast (到某日将逾期): what becomes overdue or ends by a day if nobody acts. */
export function Component() {
  const today = useToday();
  const { values, change } = useConditions(['on']);
  const on = values.on ?? inTwoWeeks(today);
  const { data, error, refetch } = useCall('getBoardForecast', { query: { on } });
  return (
    <Page
      title="到某日将逾期"
      lead="假设从现在起无人办理：到所选日期零点，哪些事项已经逾期或自动结束。"
      extra={<Link to="/board">回到督办</Link>}
    >
      <div className="filters">
        <label className="filter">
          <span>到哪一天</span>
          <DateField value={on} min={today} onChange={(day) => change({ on: day })} />
        </label>
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Outlook forecast={data} today={today} />}
    </Page>
  );
}

/** What becomes overdue or ends by the day, and the number of rows already overdue. */
function Outlook({ forecast, today }: { forecast: BoardForecast; today: string }) {
  const { on, items, byDepartment } = forecast;
  const added = items.filter(({ dueOn }) => dueOn >= today);
  const already = items.length - added.length;
  return (
    <>
      <p role="status">
        到 <strong>{dateText(on)}</strong>：新增 {added.length} 项
        {already > 0 && (
          <>
            ，另有 {already} 项现在已经逾期（<Link to="/board?stalled=true">在督办中查看</Link>）
          </>
        )}
        。
      </p>
      {byDepartment.length > 0 && (
        <p className="quiet">
          连同已经逾期的，各方届时逾期件数：
          {byDepartment.map(({ name, count }) => `${name} ${count}`).join('、')}。
        </p>
      )}
      {added.length === 0 ? (
        <div className="card">
          <EmptyState title={`到${dateText(on)}，不会有新的逾期`} hint="可以把日期往后选。" />
        </div>
      ) : (
        <Rows rows={added} />
      )}
    </>
  );
}

const COLUMNS: WholeColumn<Row>[] = [
  {
    title: '到期日',
    key: 'due',
    sort: 'due',
    by: ({ dueOn }) => dueOn,
    render: (_, row) => dateText(row.dueOn),
  },
  {
    title: '事项',
    key: 'matter',
    sort: 'matter',
    by: ({ unitName, number }) => unitName ?? number,
    render: (_, row) => (
      <>
        <Link to={addressOfMatter(row)}>{row.unitName ?? row.number}</Link>
        {row.unitName && <div className="quiet">{row.number}</div>}
      </>
    ),
  },
  { title: '由谁办理', dataIndex: 'name', sort: 'holder', by: ({ name }) => name },
  { title: '环节', dataIndex: 'clockName', sort: 'clock', by: ({ clockName }) => clockName },
  {
    title: '将发生',
    key: 'effect',
    sort: 'effect',
    by: ({ effect }) => EFFECTS[effect],
    render: (_, row) => <Effect row={row} />,
  },
];

function Rows({ rows: all }: { rows: Row[] }) {
  const narrow = useNarrow();
  const { rows, columns, order } = useWholeOrder(all, COLUMNS);
  const keyOf = (row: Row) =>
    `${row.applicationId ?? row.obligationId ?? row.cellId}${row.seat}${row.dueOn}${row.clockName}`;
  if (narrow)
    return (
      <>
        <SortChoice columns={COLUMNS} order={order} />
        <ul className="list-cards">
          {rows.map((row) => (
            <li key={keyOf(row)}>
              <Link to={addressOfMatter(row)}>{row.unitName ?? row.number}</Link>
              <div>
                {row.name} · {row.clockName}
              </div>
              <Effect row={row} /> {shortDate(row.dueOn)}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <Table<Row>
      aria-label="将逾期的事项"
      dataSource={rows}
      rowKey={keyOf}
      pagination={rows.length > 100 && { pageSize: 100, showSizeChanger: false }}
      size="middle"
      columns={columns}
    />
  );
}

function Effect({ row }: { row: Row }) {
  return (
    <>
      {EFFECTS[row.effect]}
      {row.effect === 'late' && row.lateDays > 0 && `（逾期 ${row.lateDays} 个工作日）`}{' '}
      {row.provisional && <Tag>暂定</Tag>}
    </>
  );
}

/** Returns the default day of the page: 14 days after today. */
function inTwoWeeks(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + 14 * 86_400_000).toISOString().slice(0, 10);
}
