import type { ApplicationView, Me } from '@app/contracts';
import { useState } from 'react';
import type { Answer } from '../../../server/api';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';
import { useMe } from '../../../shell/me';
import { isOwnSeat } from '../../../shell/own-departments';
import { forecastRows } from './forecast-rows';

/** If nobody acts (无人办理): what happens when the periods end, and who is notified. */
export function Forecast({ application: { id, tasks } }: { application: ApplicationView }) {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useCall('getForecast', { params: { id } }, { when: open });
  if (tasks.length === 0) return null;
  const { shown, rest } = forecastRows(data?.items ?? [], (seat) => isOfReader(me, seat));
  return (
    <section className="card no-print">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2>如果一直无人办理，会怎样</h2>
        </summary>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {open && !data && !error && <Loading />}
        {data?.items.length === 0 && <p className="quiet">到 {dateText(data.until)} 为止没有提醒或期满。</p>}
        {data && <Lines items={shown} />}
        {rest.length > 0 && (
          <details className="forecast-rest">
            <summary>
              {dateText(rest[0]!.on)}起的其他提醒（{rest.length} 条）
            </summary>
            <Lines items={rest} />
          </details>
        )}
      </details>
    </section>
  );
}

type Foreseen = Answer<'getForecast'>['items'][number];

/** Whether a seat is the reader's: of a department, or called as the role is (申报单位, 区无废办). */
function isOfReader(me: Me, seat: string): boolean {
  return isOwnSeat(me, seat) || seat === me.role || (me.role === 'inspector' && seat === 'inspection');
}

function Lines({ items }: { items: readonly Foreseen[] }) {
  return (
    <ol className="events">
      {items.map(({ at, on, events, notices }) => (
        <li key={at}>
          <time dateTime={at}>{dateText(on)}</time>
          <span>
            {events.map(({ text }) => text).join('；')}
            {notices.map(({ kindName, name, singly, inDigest }) => (
              <span key={kindName + name} className="block quiet">
                {kindName}：通知{name} {singly + inDigest} 人
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
