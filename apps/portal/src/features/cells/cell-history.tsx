import type { CellView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { momentText } from '../../dates/time';

const MOST = 10;

type Event = CellView['events'][number];

/** The history of a cell, latest event first, with sheets and reasons. */
export function CellHistory({ events }: { events: CellView['events'] }) {
  const [all, setAll] = useState(false);
  const lines = events.toReversed();
  const shown = all ? lines : lines.slice(0, MOST);
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">经过</h2>
      <ol className="history">
        {shown.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at}>{momentText(event.at)}</time>
            <div>
              <span>
                {event.byName} {event.text}
              </span>
              <Details event={event} />
            </div>
          </li>
        ))}
      </ol>
      {lines.length > shown.length && (
        <Button onClick={() => setAll(true)}>查看全部 {lines.length} 条</Button>
      )}
    </section>
  );
}

function Details({ event: { reason, sheet, checkers } }: { event: Event }) {
  return (
    <>
      {reason && <p className="prose">{reason}</p>}
      {checkers.length > 0 && <p className="quiet">核查人：{checkers.join('、')}</p>}
      {sheet && (
        <ul>
          {sheet.map(({ item, name, ok, note }) => (
            <li key={item}>
              {name}：{ok ? '符合' : '不符合'}
              {note && `，${note}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
