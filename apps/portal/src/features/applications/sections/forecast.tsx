import type { ApplicationView } from '@app/contracts';
import { useState } from 'react';
import type { Answer } from '../../../server/api';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem-alert';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';

/** If nobody acts (无人办理): what happens when the periods end, and who is notified. */
export function Forecast({ application: { id, tasks } }: { application: ApplicationView }) {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useCall('getForecast', { params: { id } }, { when: open });
  if (tasks.length === 0) return null;
  const items = data?.items.slice(0, MOST) ?? [];
  const rest = data?.items.slice(MOST) ?? [];
  return (
    <section className="card no-print">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <h2>如果一直无人办理，会怎样</h2>
        </summary>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {open && !data && !error && <Loading />}
        {data?.items.length === 0 && <p className="quiet">到 {dateText(data.until)} 为止没有提醒或期满。</p>}
        {data && <Lines items={items} />}
        {rest.length > 0 && (
          <details className="forecast-rest">
            <summary>
              {dateText(rest[0]!.on)}起，仍无人办理的，此后按工作日继续提醒（另 {rest.length} 条）
            </summary>
            <Lines items={rest} />
          </details>
        )}
      </details>
    </section>
  );
}

type Foreseen = Answer<'getForecast'>['items'][number];

/** Rows that are shown before the rest is folded away. */
const MOST = 6;

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
