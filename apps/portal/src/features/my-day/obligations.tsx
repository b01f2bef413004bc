import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { ownDepartments } from '../../shell/own-departments';

/** Open obligations (定期任务): for a department those for which its part is missing, for the office all. */
export function Obligations() {
  const me = useMe();
  const { data } = useCall('listObligations', { query: { status: 'open' } });
  const mine = data?.items.filter(
    ({ missing }) =>
      me.role === 'office' || missing.some(({ department }) => ownDepartments(me).includes(department)),
  );
  if (!mine || mine.length === 0) return null;
  return (
    <section className="card" aria-label="定期任务">
      <h2>定期任务</h2>
      <ul className="lines">
        {mine.map(({ id, title, toName, dueOn, daysLeft, overdue, missing }) => (
          <li key={id}>
            <div className="line-what">
              <Link to={`/obligations/${id}`}>{title}</Link>
              <span className="quiet">报送{toName}</span>
            </div>
            <span>{missing.length > 0 ? `${missing.length} 个部门待填报` : '已全部填报'}</span>
            {dueOn ? <DueDate due={{ dueOn, daysLeft, overdue }} /> : <span className="quiet">日期待定</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
