import type { ApplicationView, EventView } from '@app/contracts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { authorOf } from '../../../event-author';
import { useCall } from '../../../server/query';
import { momentText } from '../../../dates/time';
import { enteredText, eventText, saysMore } from './event-text';
import { historyLines } from './history-lines';

/** The history (办理过程): who did what, and when, with what the 镇街 recommended in between. */
export function History({ application: { id, recommendations } }: { application: ApplicationView }) {
  const { data, error, refetch } = useCall('listEvents', { params: { id } });
  const [all, setAll] = useState(false);
  const shown = historyLines(data?.items ?? [], data ? recommendations : [], all);
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
        {shown.map((line) =>
          'event' in line ? (
            <li key={line.event.seq}>
              <time dateTime={line.event.at}>{momentText(line.event.at)}</time>
              <span>
                {authorOf(line.event)} {eventText(line.event)}
                <Written event={line.event} />
                {line.entered.length > 0 && <span className="quiet"> {enteredText(line.entered)}</span>}
              </span>
            </li>
          ) : (
            <li key={line.recommendation.at + line.recommendation.text}>
              <time dateTime={line.recommendation.at}>{momentText(line.recommendation.at)}</time>
              <span>
                {line.recommendation.town} 提出推荐意见
                <span className="block quiet">{line.recommendation.text}</span>
              </span>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

/** The text that a person entered with an act, as far as it says more than the line of the act. */
function Written({ event }: { event: EventView }) {
  const { text, reason, missing, login } = (event.input ?? {}) as {
    text?: string;
    reason?: string;
    missing?: string[];
    login?: string;
  };
  const lines = [login && `账号：${login}`, text, reason, ...(Array.isArray(missing) ? missing : [])].filter(
    (line): line is string => Boolean(line && saysMore(line, event)),
  );
  return lines.map((line) => (
    <span key={line} className="block quiet">
      {line}
    </span>
  ));
}
