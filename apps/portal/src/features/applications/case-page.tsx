import { PrinterOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { Navigate, useParams } from 'react-router';
import type { ApplicationView } from '@app/contracts';
import { addressOf } from '../../server/api';
import { DownloadButton, ExportButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { useUnfoldedInPrint } from '../../device/use-unfolded-in-print';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { StageTag } from '../../components/stage-tag';
import { Doubles } from '../../components/units/doubles';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { useTypeOf } from '../../server/use-type-of';
import { Acts } from './acts/acts';
import { AssessmentYear } from './sections/assessment-year';
import { Forecast } from './sections/forecast';
import { Corrections } from './sections/corrections';
import { FormAnswers } from './sections/form';
import { History } from './sections/history';
import { MyTurn } from './sections/my-turn';
import { Opinions } from './sections/opinions';
import { Outcome } from './sections/outcome';
import { Receipt } from './sections/receipt';
import { Recommendations } from './sections/recommendations';
import { Scores } from './sections/scores';
import { Showcase } from './sections/showcase';
import { Unit } from './sections/unit';
import { Where } from './sections/where';
import './case.css';

/** One application. Its sections depend on what the server sends to this user. */
export function Component() {
  const { id = '' } = useParams();
  const { data: application, error, refetch } = useCall('getApplication', { params: { id } });
  const { role } = useMe();
  const { type } = useTypeOf(application);
  useUnfoldedInPrint();
  if (!application) {
    return error ? (
      <Page title="申报">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </Page>
    ) : (
      <Loading />
    );
  }
  if (application.stage === 'draft') return <Navigate to={`/apply/${id}`} replace />;
  const { unit, cellTypeName, number } = application;
  return (
    <Page
      title={`${unit.name} ${cellTypeName}`}
      heading={unit.name}
      lead={
        <>
          {cellTypeName} · {number} <StageTag stage={application.stage} /> <Flags application={application} />
        </>
      }
      extra={
        <>
          {role !== 'town' && <ExportButton at={`/exports/applications/${id}/intervals`} label="计时明细" />}
          <DownloadButton address={addressOf('exportApplicationForm', { params: { id } })} label="申报表" />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <Doubles doubles={application.doubles} />
      <MyTurn application={application} />
      <Receipt application={application} />
      <Acts key={application.id} application={application} />
      <Where application={application} />
      <Recommendations application={application} />
      <Opinions application={application} />
      {type && <Corrections application={application} type={type} />}
      <Outcome application={application} />
      <AssessmentYear application={application} />
      <Showcase application={application} />
      <Unit application={application} />
      {type && <FormAnswers application={application} type={type} />}
      {type && <Scores application={application} type={type} />}
      <History application={application} />
      <Forecast application={application} />
    </Page>
  );
}

function Flags({ application: { flags, showcase, isRecorded } }: { application: ApplicationView }) {
  return (
    <>
      {isRecorded && <Tag>补录</Tag>}
      {flags.suspended && <Tag className="tag-warn">已中止计时</Tag>}
      {flags.objectionOpen && <Tag className="tag-warn">有待处理的异议</Tag>}
      {flags.overdue && <Tag className="tag-bad">已逾期</Tag>}
      {flags.extended && <Tag>已延期</Tag>}
      {showcase?.since && <Tag className="tag-good">精品细胞</Tag>}
    </>
  );
}
