import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { StageTag } from '../../components/stage-tag';
import { useCall } from '../../server/query';

const OVER = new Set(['draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked']);

/** The applicant’s open applications that wait for somebody else, and for whom. */
export function InProgress() {
  const { data } = useCall('listApplications', { query: { limit: 50 } });
  const open = data?.items.filter(
    ({ stage, waitingFor }) => !OVER.has(stage) && waitingFor.some(({ seat }) => seat !== 'applicant'),
  );
  if (!open || open.length === 0) return null;
  return (
    <section className="card" aria-label="办理中的申报">
      <h2>办理中的申报</h2>
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
