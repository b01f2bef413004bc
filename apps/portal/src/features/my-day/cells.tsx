import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { useCall } from '../../server/query';

/** Named cells (已命名细胞) for which the user is waited for. */
export function Cells() {
  const { data } = useCall('listCells', { query: { mine: 'true', limit: 200 } });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-label="命名之后">
      <h2>
        命名之后<span className="quiet">({data.items.length})</span>
      </h2>
      <ul className="lines">
        {data.items.map(({ id, unitName, cellTypeName, number, task }) => (
          <li key={id}>
            <div className="line-what">
              <Link to={`/cells/${id}`}>{unitName}</Link>
              <span className="quiet">
                {cellTypeName} · {number}
              </span>
            </div>
            <span>{task?.clockName}</span>
            {task && <DueDate due={task} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
