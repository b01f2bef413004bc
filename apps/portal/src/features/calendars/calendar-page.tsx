import type { CalendarView } from '@app/contracts';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { dateText, momentText } from '../../dates/time';
import { EndedEarlyCases } from './ended-early';
import { YearGrid } from './year-grid';
import { countsText, YearStatus } from './year-status';
import './calendars.css';

/** The working-day calendar of one year. */
export function Component() {
  const { year = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useCall('getCalendar', { params: { year } });
  return (
    <Page
      title={`${year} 年工作日历`}
      lead={<Link to="/calendars">全部年份</Link>}
      extra={
        me.role === 'office' && (
          <Link to={`/calendars/${year}/change`}>
            <Button type="primary">{data?.edition ? '更正' : '录入'}</Button>
          </Link>
        )
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Source calendar={data} />
          {data.endedEarly.length > 0 && (
            <section className="card">
              <EndedEarlyCases cases={data.endedEarly} />
            </section>
          )}
          <p className="legend">
            <span className="day-off">休</span> 放假 <span className="day-work">班</span> 调休上班
            <span className="day-weekend">6</span> 周末，照常休息
          </p>
          <YearGrid days={data} />
          <Earlier calendar={data} />
        </>
      )}
    </Page>
  );
}

function Source({ calendar }: { calendar: CalendarView }) {
  const { status, noticeNumber, noticeDate, importedBy, importedAt, counts } = calendar;
  return (
    <section className="card">
      <dl className="facts">
        <dt>状态</dt>
        <dd>
          <YearStatus status={status} />
          {status === 'unpublished' && '通知印发前，按周一至周五暂算，涉及的日期标为暂定。'}
          {status === 'provisional' && '通知印发前的估计，涉及的日期标为暂定。'}
        </dd>
        {noticeNumber && (
          <>
            <dt>通知文号</dt>
            <dd>
              {noticeNumber}
              {noticeDate && `，${dateText(noticeDate)}印发`}
            </dd>
          </>
        )}
        <dt>天数</dt>
        <dd>{countsText(counts)}</dd>
        {importedAt && (
          <>
            <dt>录入</dt>
            <dd>
              {importedBy ?? '随系统带来'}，{momentText(importedAt)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Earlier({ calendar }: { calendar: CalendarView }) {
  if (calendar.earlier.length === 0) return null;
  return (
    <section className="card">
      <h2>以前的版本</h2>
      <ul>
        {calendar.earlier.map(({ edition, noticeNumber, status, importedBy, importedAt }) => (
          <li key={edition}>
            第 {edition} 版：{noticeNumber}（{status === 'provisional' ? '暂定' : '公布'}），
            {importedBy ?? '随系统带来'}，{momentText(importedAt)}
          </li>
        ))}
      </ul>
    </section>
  );
}
