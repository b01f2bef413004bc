import { type ApplicationView, OUTCOME_NAMES } from '@app/contracts';
import type { InspectionOutcome } from '@app/domain';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useFromDevice } from '../../field/from-device';
import { keyOf } from '../../field/sheet-drafts';
import { useDraft } from '../../field/sheet-outbox';
import { useCall } from '../../server/query';
import { useMe, useToday } from '../../shell/me';
import { dateText } from '../../dates/time';
import { useTypeOf } from '../../server/use-type-of';
import { LeftOver } from './left-over';
import { SheetForm } from './sheet-form';
import './sheet.css';

/** The page of an inspection sheet (核查评分表), for phones: saved on the device at every change, filed once. */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  const today = useToday();
  const isKept = useFromDevice() !== undefined;
  const { data: application, error, refetch } = useCall('getApplication', { params: { id } }, { kept: true });
  const { type, error: noType } = useTypeOf(application, { kept: true });
  const key = keyOf(me.id, id, application?.scores.length ?? 0);
  const draft = useDraft(key);

  const fault = error ?? noType;
  if (!application || !type) {
    return fault ? <ProblemAlert error={fault} onRetry={() => void refetch()} /> : <Loading />;
  }
  const open =
    application.actions.some((action) => action.type === 'fileInspection') ||
    (isKept && isMyDay(application, me.id, today));
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
        <SheetForm key={key} storageKey={key} application={application} rubric={type.rubric} />
      ) : (
        <NotOpen application={application} />
      )}
      {!open && <LeftOver application={application} rubric={type.rubric} />}
    </Page>
  );
}

/**
 * Returns whether the user may fill in the sheet today. The `actions` of a copy kept since the day before do
 * not offer it yet, so the scheduled day is compared here; the server validates the sheet when it is filed.
 */
function isMyDay({ inspection, tasks }: ApplicationView, userId: string, today: string): boolean {
  const { scheduledOn, inspectors } = inspection;
  const waits = tasks.some(({ seat }) => seat === 'inspection');
  return waits && scheduledOn !== null && scheduledOn <= today && inspectors.some(({ id }) => id === userId);
}

function NotOpen({ application }: { application: ApplicationView }) {
  const { inspection, scores, tasks, id } = application;
  const last = scores.at(-1);
  const waits = tasks.some(({ seat }) => seat === 'inspection');
  const title = !waits && last ? '评分表已提交' : '现在还不能填写评分表';
  const hint =
    !waits && last
      ? `得分 ${last.score} 分，${OUTCOME_NAMES[last.outcome as InspectionOutcome] ?? ''}。`
      : inspection.scheduledOn && waits
        ? `核查安排在${dateText(inspection.scheduledOn)}，当天起可以填写。`
        : '安排核查，或申报单位报告整改完成后，即可填写。';
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
