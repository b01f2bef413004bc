import type { CalendarItem } from '@app/contracts';
import { Link } from 'react-router';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { countsText, YearStatus } from './year-status';

/** The working-day calendars (工作日历), by year, with their status. */
export function Component() {
  const me = useMe();
  const { data, error, refetch } = useCall('listCalendars');
  const next = Math.max(...(data?.items ?? []).map(({ year }) => year)) + 1;
  return (
    <Page
      title="工作日历"
      lead="期限按国务院办公厅公布的放假和调休安排计算；没有公布的年份按周一至周五暂算。"
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <ul className="list-cards">
          {data.items.map((item) => (
            <li key={item.year}>
              <Year item={item} />
            </li>
          ))}
          <li>
            <div className="card-head">
              <Link to={`/calendars/${next}`}>{next} 年</Link>
              <YearStatus status="unpublished" />
            </div>
            {me.role === 'office' ? (
              <Link to={`/calendars/${next}/change`}>通知印发后，在这里录入或导入</Link>
            ) : (
              <span className="quiet">通知印发后由区无废办录入</span>
            )}
          </li>
        </ul>
      )}
    </Page>
  );
}

function Year({ item }: { item: CalendarItem }) {
  return (
    <>
      <div className="card-head">
        <Link to={`/calendars/${item.year}`}>{item.year} 年</Link>
        <YearStatus status={item.status} />
      </div>
      <div>{item.noticeNumber}</div>
      {item.importedAt && (
        <div className="quiet">
          {item.importedBy
            ? `${item.importedBy}录入`
            : '随系统带来，请与通知原文核对；有出入的，点开该年改正，以本办录入的为准'}
        </div>
      )}
      <div className="quiet">{countsText(item.counts)}</div>
    </>
  );
}
