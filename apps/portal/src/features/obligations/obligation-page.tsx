import type { ObligationView } from '@app/contracts';
import { Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { ExportButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useCall } from '../../query';
import { useMe } from '../../shell/me';
import { BASIS_NAMES } from '../../texts';
import { dateText } from '../../time';
import { DutyActs } from './obligation-acts';
import { DutyDue, Status } from './obligation-cells';
import { DutyHistory } from './obligation-history';
import { DutyParts } from './obligation-parts';

/** One duty: until when and why, who has handed in, what can be done. */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data: duty, error, refetch } = useCall('getObligation', { params: { id } });
  if (!duty) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const mayEnter = me.role === 'department' && duty.actions.some(({ type }) => type === 'contribute');
  return (
    <Page
      title={duty.title}
      lead={
        <>
          <Status duty={duty} /> 报送{duty.toName}
        </>
      }
      extra={
        duty.parts.length > 0 && (
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
      <DutyActs duty={duty} />
      <Dates duty={duty} />
      {duty.parts.length > 0 && <DutyParts duty={duty} />}
      <DutyHistory events={duty.events} />
    </Page>
  );
}

function Dates({ duty }: { duty: ObligationView }) {
  const { dueOn, reportedOn, basis, explanation, earlierDates, partsBefore, parts } = duty;
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">日期</h2>
      <dl className="facts">
        <dt>上报期限</dt>
        <dd>
          {dueOn ? dateText(dueOn) : '待定:市级确定之后,请在上面“确定日期”'}{' '}
          {duty.status === 'open' && dueOn && <DutyDue duty={duty} />}
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
