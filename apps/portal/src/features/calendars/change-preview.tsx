import type { CalendarChange } from '@app/contracts';
import { Alert, Tag } from 'antd';
import { Link } from 'react-router';
import { dateText, shortDate } from '../../dates/time';
import { EndedEarlyCases } from './ended-early';
import { countsText } from './year-status';
import { PlainTable } from '../../components/plain-table';

/** Shows what a new calendar changes: days off, working days, and the first of the last days that move. */
export function ChangePreview({ change }: { change: CalendarChange }) {
  const { isNew, counts, becomesOff, becomesWorking, touched, endedEarly } = change;
  if (!isNew) return <Alert type="info" showIcon title="与现行日历相同，不用再公布。" />;
  return (
    <>
      <dl className="facts">
        <dt>天数</dt>
        <dd>{countsText(counts)}</dd>
        <dt>由上班改为休息</dt>
        <dd>{daysText(becomesOff)}</dd>
        <dt>由休息改为上班</dt>
        <dd>{daysText(becomesWorking)}</dd>
        <dt>影响</dt>
        <dd>
          重新计算 {touched.applications} 件申报、{touched.obligations} 项任务，其中 {touched.changedDates}{' '}
          个期限的日期有变，变化会告知办理人。
        </dd>
      </dl>
      {touched.dates.length > 0 && (
        <PlainTable
          label="日期有变的期限"
          heads={['申报或任务', '由谁办理', '期限', '现在的日期', '公布后的日期']}
        >
          {touched.dates.map((date) => (
            <tr key={`${date.id}${date.name}${date.clockName}`}>
              <td>
                <Link to={`/${date.kind === 'application' ? 'applications' : 'obligations'}/${date.id}`}>
                  {date.title}
                </Link>
              </td>
              <td>{date.name}</td>
              <td>{date.clockName}</td>
              <td>{dateText(date.dueOn)}</td>
              <td>
                {dateText(date.newDueOn)} {date.provisional && <Tag>暂定</Tag>}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {touched.changedDates > touched.dates.length && (
        <p className="quiet">只列出最先到期的 {touched.dates.length} 项。</p>
      )}
      <EndedEarlyCases cases={endedEarly} isPreview />
    </>
  );
}

function daysText(days: string[]): string {
  return days.length > 0 ? days.map(shortDate).join('、') : '没有';
}
