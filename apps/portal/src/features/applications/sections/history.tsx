import type { ApplicationView, EventView } from '@app/contracts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem-alert';
import { authorOf } from '../../../event-author';
import { useCall } from '../../../server/query';
import { momentText } from '../../../dates/time';
import { eventText } from './event-text';

/** Events of time and the engine. The list hides them by default. */
const BY_TIME = new Set(['reminded', 'escalated', 'overdue', 'datesRecomputed']);

/** The history (办理过程): who did what, and when. */
export function History({ application: { id } }: { application: ApplicationView }) {
  const { data, error, refetch } = useCall('listEvents', { params: { id } });
  const [all, setAll] = useState(false);
  const shown = (data?.items ?? []).filter(({ type }) => all || !BY_TIME.has(type));
  return (
    <section className="card" aria-labelledby="history">
      <div className="card-head">
        <h2 id="history">办理过程</h2>
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)} className="no-print">
          显示提醒和逾期记录
        </Checkbox>
      </div>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      <ol className="events">
        {shown.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at}>{momentText(event.at)}</time>
            <span>
              {authorOf(event)} {eventText(event)}
              <Written input={event.input} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The text that a person entered with an act. */
function Written({ input }: { input: EventView['input'] }) {
  const { text, reason, missing, login } = (input ?? {}) as {
    text?: string;
    reason?: string;
    missing?: string[];
    login?: string;
  };
  const lines = [login && `账号：${login}`, text, reason, ...(Array.isArray(missing) ? missing : [])].filter(
    Boolean,
  );
  return lines.map((line) => (
    <span key={line} className="block quiet">
      {line}
    </span>
  ));
}
