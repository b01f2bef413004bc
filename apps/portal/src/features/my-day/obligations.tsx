import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import type { Answer } from '../../server/api';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';

type Obligation = Answer<'listObligations'>['items'][number];

/** In working days: what is due later is folded away. */
const NEAR = 20;

/**
 * Open obligations (定期任务): for a department those for which its part is missing, by the last day of its part; for the
 * office all, by the day of the report.
 */
export function Obligations() {
  const { role } = useMe();
  const { data } = useCall('listObligations', { query: { status: 'open' } });
  const mine = (data?.items ?? [])
    .filter(({ missing }) => role === 'office' || missing.length > 0)
    .toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)));
  if (mine.length === 0) return null;
  const later = mine.filter((one) => (dueOf(one)?.daysLeft ?? 0) > NEAR);
  const near = mine.filter((one) => !later.includes(one));
  return (
    <section className="card" aria-label="定期任务">
      <h2>定期任务</h2>
      {near.length > 0 && <Lines obligations={near} />}
      {later.length > 0 && (
        <details>
          <summary>
            {NEAR} 个工作日以后到期的 {later.length} 项
          </summary>
          <Lines obligations={later} />
        </details>
      )}
    </section>
  );
}

function Lines({ obligations }: { obligations: readonly Obligation[] }) {
  const { role } = useMe();
  return (
    <ul className="lines">
      {obligations.map((one) => {
        const due = dueOf(one);
        const isOwn = one.partDue !== null;
        return (
          <li key={one.id}>
            <div className="line-what">
              <Link to={`/${role === 'office' ? 'obligations' : 'contributions'}/${one.id}`}>
                {one.title}
              </Link>
              <span className="quiet">报送{one.toName}</span>
            </div>
            <span>{isOwn ? '本部门填报' : missingText(one)}</span>
            {due ? <DueDate due={due} /> : <span className="quiet">日期待定</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** The last day that the user has to keep: that of the own part, for others that of the report. */
function dueOf({ partDue, dueOn, daysLeft, overdue }: Obligation) {
  return partDue ?? (dueOn ? { dueOn, daysLeft, overdue } : undefined);
}

function placeOf(one: Obligation): string {
  return dueOf(one)?.dueOn ?? '9999';
}

function missingText({ missing }: Obligation): string {
  return missing.length > 0 ? `${missing.length} 个部门待填报` : '已全部填报';
}
