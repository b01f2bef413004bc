import type { ObligationView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { momentText } from '../../dates/time';
import { historyLines } from './history-lines';

const MOST = 10;

/** The history of an obligation, latest event first. */
export function ObligationHistory({ events }: { events: ObligationView['events'] }) {
  const [all, setAll] = useState(false);
  const lines = historyLines(events);
  const shown = all ? lines : lines.slice(0, MOST);
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">经过</h2>
      <ol className="history">
        {shown.map(({ seq, at, text }) => (
          <li key={seq}>
            <time dateTime={at}>{momentText(at)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {lines.length > shown.length && (
        <Button onClick={() => setAll(true)}>查看全部 {lines.length} 条</Button>
      )}
    </section>
  );
}
