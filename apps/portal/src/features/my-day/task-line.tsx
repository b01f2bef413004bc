import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import type { ItemOf } from '../../components/lists/use-list';

/** One task of the user. */
export function TaskLine({ task }: { task: ItemOf<'listTasks'> }) {
  const { applicationId, unitName, cellTypeName, number, clockName } = task;
  return (
    <li>
      <div className="line-what">
        <Link to={`/applications/${applicationId}`}>{unitName}</Link>
        <span className="quiet">
          {cellTypeName} · {number}
        </span>
      </div>
      <span>{clockName}</span>
      <DueDate due={task} />
    </li>
  );
}
