import { Alert } from 'antd';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useConditions } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { ownDepartments } from '../../shell/own-departments';
import { ItemEntry } from './item-entry';
import './part.css';

/**
 * The page of one department’s part in an obligation: every item with its contribution and its form. A department that has
 * taken over the work of others finds their parts below one another.
 */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  const { values } = useConditions(['department']);
  const forOther = me.role === 'office' ? values.department : undefined;
  const { data: obligation, error, refetch } = useCall('getObligation', { params: { id } });
  const { data: assembly } = useCall('getAssembly', { params: { id } });
  if (!obligation) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const asked = forOther ? [forOther] : ownDepartments(me);
  const parts = obligation.parts.filter(({ department }) => asked.includes(department));
  const open = obligation.actions.some(({ type }) => type === 'contribute');
  return (
    <Page
      title={obligation.title}
      extra={
        forOther && (
          <Link to={`/obligations/${id}`} className="button-link">
            回到任务
          </Link>
        )
      }
      lead={
        parts.length > 0 &&
        parts.map((part) => (
          <div key={part.department}>
            {part.dueOn ? <DueDate due={{ ...part, dueOn: part.dueOn }} full /> : '日期待定'}
            <div aria-live="polite">
              {part.name}共 {part.items.length} 项，已填报{' '}
              {part.items.filter(({ handedIn }) => handedIn).length} 项
            </div>
          </div>
        ))
      }
    >
      {forOther && parts[0] && (
        <Alert
          className="problem"
          type="info"
          showIcon
          title={`您正在代${parts[0].name}填报`}
          description="填报记录会写明由区无废办代为填报；该部门以后仍可提交新版本。"
        />
      )}
      {parts.length === 0 && (
        <div className="card">
          <EmptyState title="这项任务没有需要本部门填报的内容" hint="可以回到部门填报查看其他任务。" />
        </div>
      )}
      {parts.length > 0 && !open && <p className="card">这项任务{obligation.statusName}，现在不能填报。</p>}
      {parts.map((part) => (
        <Fragment key={part.department}>
          {parts.length > 1 && <h2>{part.name}</h2>}
          {part.items.map((item) => (
            <ItemEntry
              key={item.item}
              obligationId={id}
              userId={me.id}
              department={part.department === me.department?.id ? undefined : part.department}
              item={item}
              target={assembly?.items.find((line) => line.item === item.item)?.target ?? null}
              files={obligation.files}
              open={open}
            />
          ))}
        </Fragment>
      ))}
    </Page>
  );
}
