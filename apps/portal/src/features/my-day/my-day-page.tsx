import { Button } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { type ItemOf, useList } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { useMe, useToday } from '../../shell/me';
import { dateText } from '../../dates/time';
import { Cells } from './cells';
import { Drafts } from './drafts';
import { Obligations } from './obligations';
import { OfficeTiles } from './office-tiles';
import { InProgress } from './in-progress';
import { TaskLine } from './task-line';
import { TownDay } from './town-day';
import { openVisits, VisitsToday } from './visits-today';
import './my-day.css';

type Task = ItemOf<'listTasks'>;

/** The page 我的一天 (my day): the user’s tasks, overdue ones first, then other matters of the role. */
export function Component() {
  return useMe().role === 'town' ? <TownDay /> : <MyDay />;
}

function MyDay() {
  const me = useMe();
  const today = useToday();
  const tasks = useList('listTasks', { limit: 200 });
  const inspects = me.role === 'inspector' || me.role === 'department';
  const { data: agenda } = useCall(
    'listInspections',
    { query: { from: today, to: today } },
    { when: inspects, kept: true },
  );
  const visits = openVisits(agenda?.items ?? [], today).filter(
    ({ inspectors }) => me.role === 'inspector' || inspectors.some(({ id }) => id === me.id),
  );
  const isVisit = ({ seat, applicationId }: Task) =>
    seat === 'inspection' && visits.some((visit) => visit.applicationId === applicationId);
  const groups = groupsOf(tasks.items.filter((task) => !isVisit(task)));
  return (
    <Page title="我的一天" lead={`${me.name}，您好。今天是 ${dateText(today)}。`}>
      {tasks.error && <ProblemAlert error={tasks.error} onRetry={tasks.again} />}
      {tasks.isLoading && <Loading />}
      {(me.role === 'office' || me.role === 'auditor') && <OfficeTiles />}
      {tasks.items.length > 0 && <Counts groups={groups} visits={visits.length} />}
      <VisitsToday visits={visits} />
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ name, items }) => (
          <section key={name} className="card" aria-label={name}>
            <h2>
              {name}
              <span className="quiet">({items.length})</span>
            </h2>
            <ul className="lines">
              {items.map((task) => (
                <TaskLine key={task.applicationId + task.seat} task={task} />
              ))}
            </ul>
          </section>
        ))}
      {tasks.hasMore && (
        <div className="list-foot">
          <Button onClick={tasks.more} loading={tasks.isMore}>
            加载更多
          </Button>
        </div>
      )}
      {!tasks.isLoading && !tasks.error && tasks.items.length === 0 && <Nothing />}
      {me.role !== 'auditor' && me.role !== 'admin' && <Cells />}
      {me.role === 'applicant' && <Drafts />}
      {(me.role === 'department' || me.role === 'office') && <Obligations />}
      {me.role === 'applicant' && <InProgress />}
    </Page>
  );
}

interface Group {
  name: string;
  items: Task[];
}

/** Groups tasks: overdue, due today, due within three working days, due later, paused. */
function groupsOf(tasks: Task[]): Group[] {
  const names = ['已逾期', '今日到期', '三个工作日内到期', '稍后到期', '停止计时'] as const;
  const groupOf = ({ paused, overdue, daysLeft }: Task): (typeof names)[number] => {
    if (paused) return '停止计时';
    if (overdue || (daysLeft ?? 0) < 0) return '已逾期';
    if (daysLeft === 0) return '今日到期';
    return (daysLeft ?? 9) <= 3 ? '三个工作日内到期' : '稍后到期';
  };
  return names.map((name) => ({ name, items: tasks.filter((task) => groupOf(task) === name) }));
}

function Counts({ groups, visits }: { groups: readonly Group[]; visits: number }) {
  return (
    <ul className="counts" aria-label="待办统计">
      {visits > 0 && (
        <li className="count-soon">
          <strong>{visits}</strong> 今天核查
        </li>
      )}
      {groups.slice(0, 4).map(({ name, items }, i) => (
        <li key={name} className={items.length > 0 ? ['count-late', 'count-soon'][i] : undefined}>
          <strong>{items.length}</strong> {name}
        </li>
      ))}
    </ul>
  );
}

function Nothing() {
  const { role } = useMe();
  return (
    <div className="card">
      {role === 'applicant' ? (
        <EmptyState title="现在没有等您办理的事" hint="可以新建一份申报，或查看正在办理的申报。">
          <Link to="/apply">新申报</Link>
        </EmptyState>
      ) : role === 'auditor' ? (
        <EmptyState title="审计账号只查看、不办理" hint={<Link to="/applications">查看全部申报</Link>} />
      ) : (
        <EmptyState title="现在没有等您办理的事" hint={<Link to="/applications">查看全部申报</Link>} />
      )}
    </div>
  );
}
