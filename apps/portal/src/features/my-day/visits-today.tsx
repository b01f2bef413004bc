import { Link } from 'react-router';
import type { Answer } from '../../server/api';

export type Visit = Answer<'listInspections'>['items'][number];

/** The visits of today whose sheet is not filed, by hour: straight to the sheet. */
export function VisitsToday({ visits }: { visits: Visit[] }) {
  if (visits.length === 0) return null;
  return (
    <section className="card" aria-labelledby="visits-today">
      <h2 id="visits-today">
        今天的核查<span className="quiet">({visits.length})</span>
      </h2>
      <ul className="lines">
        {visits.map(({ applicationId, startsAt, unitName, cellTypeName, street, address, inspectors }) => (
          <li key={applicationId}>
            <div className="line-what">
              <Link to={`/inspections/${applicationId}/sheet`}>{unitName}</Link>
              <span className="quiet">
                {cellTypeName} · {street} {address}
              </span>
            </div>
            <strong>{startsAt ?? '未约钟点'}</strong>
            <span className="quiet">{inspectors.map(({ name }) => name).join('、')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Returns the visits of a day that are still to be made, the earliest hour first, those without an hour last. */
export function openVisits(items: readonly Visit[], today: string): Visit[] {
  const hour = ({ startsAt }: Visit) => startsAt ?? '24:00';
  return items
    .filter(({ scheduledOn, outcome }) => scheduledOn === today && outcome === null)
    .sort((a, b) => (hour(a) < hour(b) ? -1 : hour(a) > hour(b) ? 1 : 0));
}
