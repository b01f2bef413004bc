import { Navigate, useParams } from 'react-router';
import { Loading } from '../../components/loading';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useTypeOf } from '../../server/use-type-of';
import { CorrectionEditor } from './correction-editor';
import { DraftEditor } from './draft-editor';
import './apply.css';

/** Edits an application (填写申报): a draft, or one returned for correction. Any other redirects to its page. */
export function Component() {
  const { id = '' } = useParams();
  const { data: application, error, refetch } = useCall('getApplication', { params: { id } });
  const { type, error: noType } = useTypeOf(application);
  if (error ?? noType) return <ProblemAlert error={error ?? noType} onRetry={() => void refetch()} />;
  if (!application || !type) return <Loading />;
  const canResubmit = application.actions.some((action) => action.type === 'resubmit');
  if (application.stage === 'draft') return <DraftEditor key={id} application={application} type={type} />;
  if (canResubmit) return <CorrectionEditor key={id} application={application} type={type} />;
  return <Navigate to={`/applications/${id}`} replace />;
}
