import type { ApplicationView } from '@app/contracts';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { useCall } from '../../query';
import { useMe } from '../../shell/me';
import { dateText } from '../../time';
import { keyOf } from './sheet-drafts';
import { SheetForm } from './sheet-form';
import { useDraft, useOutbox } from './sheet-outbox';
import './sheet.css';

/** 核查评分表, made for a phone: kept on the device as it is filled in, filed once. */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  useOutbox(me.id);
  const { data: application, error, refetch } = useCall('getApplication', { params: { id } });
  const year = application?.programmeYear ?? 0;
  const types = useCall('listCellTypes', { query: { year } }, { when: application !== undefined });
  const rubric = types.data?.items.find(({ code }) => code === application?.cellType)?.rubric;
  const key = keyOf(me.id, id, application?.scores.length ?? 0);
  const draft = useDraft(key);

  const fault = error ?? types.error;
  if (!application || !rubric) {
    return fault ? <ProblemAlert error={fault} onRetry={() => void refetch()} /> : <Loading />;
  }
  const open = application.actions.some(({ type }) => type === 'fileInspection');
  return (
    <Page
      title={`核查评分表 ${application.unit.name}`}
      heading="核查评分表"
      lead={
        <>
          <Link to={`/applications/${id}`}>{application.unit.name}</Link> · {application.cellTypeName} ·{' '}
          {application.number}
          <div>
            {application.unit.street} {application.unit.address}
          </div>
        </>
      }
    >
      {open || draft?.state === 'waiting' ? (
        <SheetForm key={key} storageKey={key} application={application} rubric={rubric} />
      ) : (
        <NotOpen application={application} />
      )}
    </Page>
  );
}

function NotOpen({ application }: { application: ApplicationView }) {
  const { inspection, scores, tasks, id } = application;
  const last = scores.at(-1);
  const waits = tasks.some(({ seat }) => seat === 'inspection');
  const title = !waits && last ? '评分表已提交' : '现在还不能填写评分表';
  const hint =
    !waits && last
      ? `得分 ${last.score} 分,${OUTCOMES[last.outcome] ?? ''}。`
      : inspection.scheduledOn && waits
        ? `核查安排在${dateText(inspection.scheduledOn)},当天起可以填写。`
        : '安排核查,或申报单位报告整改完成后,即可填写。';
  return (
    <div className="card" role="status">
      <EmptyState title={title} hint={hint}>
        <Link to={`/applications/${id}`}>
          <Button>查看申报</Button>
        </Link>{' '}
        <Link to="/inspections">
          <Button>回到核查日程</Button>
        </Link>
      </EmptyState>
    </div>
  );
}

const OUTCOMES: Record<string, string> = { passed: '通过', rectify: '限期整改', failed: '不通过' };
