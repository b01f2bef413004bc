import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { StageTag } from '../../components/stage-tag';
import { useList, type ItemOf } from '../../components/use-list';
import { useMe } from '../../shell/me';
import type { Stage } from '@app/domain';

/** 我的一天: what waits for me. */
export function Component() {
  const me = useMe();
  const tasks = useList('listTasks', {});
  return (
    <Page title="我的一天" lead={`${me.name},您好。`}>
      {tasks.error && <ProblemAlert error={tasks.error} onRetry={tasks.again} />}
      {tasks.isLoading && <Loading />}
      {!tasks.isLoading && !tasks.error && tasks.items.length === 0 && (
        <div className="card">
          <EmptyState title="现在没有等您办理的事" hint={<Link to="/applications">查看全部申报</Link>} />
        </div>
      )}
      <ul className="list-cards">
        {tasks.items.map((task) => (
          <Task key={`${task.applicationId}${task.seat}`} task={task} />
        ))}
      </ul>
    </Page>
  );
}

function Task({ task }: { task: ItemOf<'listTasks'> }) {
  return (
    <li>
      <div className="card-head">
        <Link to={`/applications/${task.applicationId}`}>{task.unitName}</Link>
        <StageTag stage={task.stage as Stage} />
      </div>
      <div className="quiet">
        {task.cellTypeName} · {task.number}
      </div>
      {task.clockName} <DueDate due={task} />
    </li>
  );
}
