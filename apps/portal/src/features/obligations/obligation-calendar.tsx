import type { ObligationItem } from '@app/contracts';
import { Link } from 'react-router';
import { useToday } from '../../shell/me';
import { shortDate } from '../../dates/time';
import { ObligationDue, Status } from './obligation-cells';
import { byMonth } from './by-month';

/** The due dates of the year, month by month; obligations without a date come last. */
export function ObligationCalendar({ obligations }: { obligations: ObligationItem[] }) {
  const today = useToday();
  const { months, undated } = byMonth(obligations);
  return (
    <div className="obligation-months">
      {months.map(({ month, days }) => (
        <section key={month} className={`card ${today.startsWith(month) ? 'this-month' : ''}`}>
          <h2>
            {monthName(month)}
            {today.startsWith(month) && <span className="quiet"> 本月</span>}
          </h2>
          <ol>
            {days.map(({ day, obligations: due }) => (
              <li key={day} aria-current={day === today ? 'date' : undefined}>
                <time dateTime={day}>{shortDate(day).replace(/^\d+月/, '')}</time>
                <ul>
                  {due.map((obligation) => (
                    <li key={obligation.id}>
                      <Link to={`/obligations/${obligation.id}`}>{obligation.title}</Link>{' '}
                      <Status obligation={obligation} />
                      {obligation.status === 'open' && <ObligationDue obligation={obligation} />}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {undated.length > 0 && (
        <section className="card">
          <h2>日期待定</h2>
          <ul>
            {undated.map((obligation) => (
              <li key={obligation.id}>
                <Link to={`/obligations/${obligation.id}`}>{obligation.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}
