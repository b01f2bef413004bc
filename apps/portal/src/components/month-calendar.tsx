import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { addMonths, weeksOf } from '../dates/month';
import { dateText } from '../dates/time';
import { useWorkingDays } from '../dates/use-working-days';
import './month-calendar.css';

interface MonthCalendarProps {
  /** YYYY-MM. */
  month: string;
  onMonth: (month: string) => void;
  today: string;
  /** Returns the content of a day. */
  day?: (date: string) => ReactNode;
  /** Makes days selectable, from `earliest` on. */
  onChoose?: (date: string) => void;
  chosen?: string;
  earliest?: string;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** One month with the working days and days off of the official calendar. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { month, onMonth, today } = props;
  const kindOf = useWorkingDays(month.slice(0, 4));
  const [year, number] = month.split('-').map(Number);
  const title = `${year}年${number}月`;
  return (
    <div className="month">
      <div className="month-head">
        <Button icon={<LeftOutlined />} aria-label="上个月" onClick={() => onMonth(addMonths(month, -1))} />
        <strong aria-live="polite">{title}</strong>
        <Button icon={<RightOutlined />} aria-label="下个月" onClick={() => onMonth(addMonths(month, 1))} />
        <Button onClick={() => onMonth(today.slice(0, 7))}>本月</Button>
      </div>
      <table aria-label={title}>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" abbr={`周${name}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((date) =>
                date.startsWith(month) ? (
                  <Day key={date} {...props} date={date} kind={kindOf(date)} />
                ) : (
                  <td key={date} className="month-beside" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {kindOf(`${month}-15`).provisional && (
        <p className="quiet">这一年的放假安排尚未公布，工作日暂按周一至周五显示。</p>
      )}
    </div>
  );
}

type DayProps = MonthCalendarProps & { date: string; kind: ReturnType<ReturnType<typeof useWorkingDays>> };

function Day({ date, kind, today, day, onChoose, chosen, earliest }: DayProps) {
  const words = `${dateText(date)}${kind.works ? '' : '，休息日'}${kind.mark === '班' ? '，调休上班' : ''}`;
  const number = (
    <span className="month-number">
      {Number(date.slice(8))}
      {kind.mark && <small>{kind.mark}</small>}
    </span>
  );
  return (
    <td
      className={kind.works ? '' : 'month-rest'}
      aria-current={date === today ? 'date' : undefined}
      data-chosen={date === chosen || undefined}
    >
      {onChoose ? (
        <button
          type="button"
          className="month-choose"
          aria-pressed={date === chosen}
          disabled={earliest !== undefined && date < earliest}
          onClick={() => onChoose(date)}
        >
          <span className="visually-hidden">{words}</span>
          <span aria-hidden="true">{number}</span>
          {day?.(date)}
        </button>
      ) : (
        <>
          {number}
          {day?.(date)}
        </>
      )}
    </td>
  );
}
