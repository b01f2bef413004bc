import { Tag } from 'antd';
import { Link } from 'react-router';
import type { Answer } from '../../server/api';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { dateText, shortDate } from '../../dates/time';

type Obligation = Answer<'listObligations'>['items'][number];

/** The page 部门填报 (contributions): the obligations in which this department has a part, by last day. */
export function Component() {
  const { data, error, refetch } = useCall('listObligations', {});
  const own = (data?.items ?? []).filter(({ parts }) => parts > 0);
  const open = own
    .filter(({ status, missing }) => status === 'open' && missing.length > 0)
    .toSorted((a, b) => lastDayOf(a).localeCompare(lastDayOf(b)));
  const rest = own.filter((obligation) => !open.includes(obligation));
  return (
    <Page title="部门填报" lead="按季度调度、自评估等任务，填报本部门负责的各项进展。">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && own.length === 0 && (
        <div className="card">
          <EmptyState
            title="没有需要本部门填报的任务"
            hint="区无废办建立任务后会显示在这里，也会通过邮件通知。"
          />
        </div>
      )}
      {data && own.length > 0 && (
        <>
          <Obligations title="需要填报" obligations={open} empty="目前没有需要填报的任务。" />
          {rest.length > 0 && <Obligations title="已填报、已办结和其他" obligations={rest} empty="" />}
        </>
      )}
    </Page>
  );
}

function lastDayOf({ partDue, dueOn }: Obligation): string {
  return partDue?.dueOn ?? dueOn ?? '9999';
}

function Obligations({
  title,
  obligations,
  empty,
}: {
  title: string;
  obligations: Obligation[];
  empty: string;
}) {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {obligations.length === 0 && <p>{empty}</p>}
      <ul className="list-cards">
        {obligations.map((obligation) => (
          <li key={obligation.id}>
            <div className="card-head">
              <Link to={`/contributions/${obligation.id}`}>{obligation.title}</Link>
              <Tag>
                {obligation.status === 'open' && obligation.missing.length === 0
                  ? '已填报'
                  : obligation.statusName}
              </Tag>
            </div>
            <div>
              <Until obligation={obligation} />
              <span className="quiet"> · 报{obligation.toName}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last day of the own part; once that is handed in, the day of the report. */
function Until({ obligation }: { obligation: Obligation }) {
  const { dueOn, status, partDue } = obligation;
  if (partDue)
    return (
      <>
        填报期限 <DueDate due={partDue} />
        {dueOn && <span className="quiet"> · {shortDate(dueOn)}由区无废办上报</span>}
      </>
    );
  if (!dueOn) return '日期待定';
  if (status !== 'open') return `上报期限 ${dateText(dueOn)}`;
  return (
    <>
      上报期限 <DueDate due={{ ...obligation, dueOn }} />
    </>
  );
}
