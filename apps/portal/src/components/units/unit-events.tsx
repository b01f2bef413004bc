import type { UnitView } from '@app/contracts';
import type { ReactNode } from 'react';
import { momentText } from '../../dates/time';

type Event = UnitView['events'][number];

/** What was corrected, merged or taken apart; `act` may offer something for an event. */
export function UnitEvents({ events, act }: { events: Event[]; act?: (event: Event) => ReactNode }) {
  return (
    <ol className="events">
      {events.map((event, i) => (
        <li key={`${event.at}${event.type}${i}`}>
          <time dateTime={event.at}>{momentText(event.at)}</time>
          <span>
            {event.byName} {event.typeName}
            {event.other && `：${event.other}`}
            {event.number && `（${event.number}）`} {act?.(event)}
            {event.changes.map(({ field, fieldName, from, to }) => (
              <span key={field} className="block">
                {fieldName}：{from || '（空）'} → {to || '（空）'}
              </span>
            ))}
            <span className="block quiet">{event.reason}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
