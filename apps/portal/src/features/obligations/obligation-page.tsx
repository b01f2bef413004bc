import { BASIS_NAMES, type ObligationView } from '@app/contracts';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { ExportButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { dateText } from '../../dates/time';
import { ObligationActs } from './obligation-acts';
import { ObligationDue, Status } from './obligation-cells';
import { ObligationHistory } from './obligation-history';
import { ObligationParts } from './obligation-parts';

/**
 * The page of one obligation: due date and its basis, the parts of the departments, the open acts, the
 * history.
 */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data: obligation, error, refetch } = useCall('getObligation', { params: { id } });
  if (!obligation) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const mayEnter = me.role === 'department' && obligation.actions.some(({ type }) => type === 'contribute');
  return (
    <Page
      title={obligation.title}
      lead={
        <>
          <Status obligation={obligation} /> 报送{obligation.toName}
        </>
      }
      extra={
        obligation.parts.length > 0 && (
          <>
            {mayEnter && (
              <Link to={`/contributions/${id}`} className="button-link">
                去填报
              </Link>
            )}
            <Link to={`/obligations/${id}/assembly`} className="button-link">
              查看汇总
            </Link>
            <ExportButton at={`/exports/obligations/${id}`} query={{}} />
          </>
        )
      }
    >
      <ObligationActs obligation={obligation} />
      <Dates obligation={obligation} />
      {obligation.parts.length > 0 && <ObligationParts obligation={obligation} />}
      <ObligationHistory events={obligation.events} />
    </Page>
  );
}

function Dates({ obligation }: { obligation: ObligationView }) {
  const { dueOn, reportedOn, basis, explanation, earlierDates, partsBefore, parts } = obligation;
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">日期</h2>
      <dl className="facts">
        <dt>上报期限</dt>
        <dd>
          {dueOn ? dateText(dueOn) : '待定：市级确定之后，请在上面“确定日期”'}{' '}
          {obligation.status === 'open' && dueOn && <ObligationDue obligation={obligation} />}
        </dd>
        {reportedOn && (
          <>
            <dt>实际上报</dt>
            <dd>{dateText(reportedOn)}</dd>
          </>
        )}
        <dt>日期的由来</dt>
        <dd>
          {explanation} <Tag>{BASIS_NAMES[basis]}</Tag>
        </dd>
        {earlierDates.length > 0 && (
          <>
            <dt>此前定过</dt>
            <dd>{earlierDates.map(dateText).join('、')}</dd>
          </>
        )}
        {parts.length > 0 && (
          <>
            <dt>部门填报</dt>
            <dd>须提前 {partsBefore} 个工作日</dd>
          </>
        )}
      </dl>
    </section>
  );
}
