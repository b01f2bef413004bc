import type { ApplicationView } from '@app/contracts';
import { Alert } from 'antd';
import { MissingList } from '../../../components/lists/missing-list';

/** What the unit must do now. */
export function MyTurn({ application }: { application: ApplicationView }) {
  const { id, actions, stage, scores } = application;
  const can = (type: string) => actions.some((action) => action.type === type);
  if (can('resubmit')) {
    return (
      <Alert
        type="warning"
        showIcon
        className="problem"
        title="请按下列要求补正后重新提交"
        description={<MissingList applicationId={id} />}
      />
    );
  }
  if (stage === 'rectification' && can('reportRectified')) {
    const findings = scores.at(-1)?.findings;
    return (
      <Alert
        type="warning"
        showIcon
        className="problem"
        title="请按核查意见整改,完成后报告"
        description={findings}
      />
    );
  }
  return null;
}
