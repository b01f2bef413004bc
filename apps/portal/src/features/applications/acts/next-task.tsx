import { Link } from 'react-router';
import { DueDate } from '../../../components/due-date';
import { useCall } from '../../../server/query';

/**
 * The way on after an act: the next task of the user, of the same kind first, and how many are left. Not opened by itself,
 * so that a second click never lands on the act of another case.
 */
export function NextTask({ applicationId, clock }: { applicationId: string; clock?: string }) {
  const { data, isFetching } = useCall('listTasks', { query: { limit: 200 } });
  if (!data || isFetching) return null;
  const left = data.items.filter((task) => task.applicationId !== applicationId && !task.paused);
  const next = left.find((task) => task.clock === clock) ?? left[0];
  return (
    <section className="card next-task no-print" aria-labelledby="next-task">
      <h2 id="next-task">这一件已办理</h2>
      {next ? (
        <p>
          <Link to={`/applications/${next.applicationId}`} className="button-link">
            下一件：{next.unitName}
          </Link>{' '}
          {next.clockName} <DueDate due={next} />
        </p>
      ) : (
        <p>没有其他待办了。</p>
      )}
      <Link to="/tasks">
        {left.length > 0 ? `待办还有 ${left.length}${data.nextCursor ? '+' : ''} 件` : '回到待办'}
      </Link>
    </section>
  );
}
