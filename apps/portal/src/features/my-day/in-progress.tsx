import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { StageTag } from '../../components/stage-tag';
import type { ItemOf } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';

const OVER = new Set(['draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked']);

/** Whether an application is on its way. */
export function isInProgress({ stage }: Pick<ItemOf<'listApplications'>, 'stage'>): boolean {
  return !OVER.has(stage);
}

/** The open applications that the user sees and that wait for somebody else, and for whom. */
export function InProgress({ title = '办理中的申报' }: { title?: string }) {
  const { role } = useMe();
  const { data } = useCall('listApplications', { query: { limit: 50 } });
  const open = data?.items.filter(
    (item) =>
      isInProgress(item) && (role === 'town' || item.waitingFor.some(({ seat }) => seat !== 'applicant')),
  );
  if (!open || open.length === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ul className="lines">
        {open.map(({ id, unitName, cellTypeName, stage, waitingFor }) => (
          <li key={id}>
            <div className="line-what">
              <Link to={`/applications/${id}`}>{unitName}</Link>
              <span className="quiet">
                {cellTypeName} <StageTag stage={stage} />
              </span>
            </div>
            <div>
              {waitingFor.map((task) => (
                <div key={task.seat}>
                  {task.name} <DueDate due={task} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
