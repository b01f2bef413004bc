import type { ApplicationView } from '@app/contracts';
import { Alert } from 'antd';
import { useMe } from '../../../shell/me';
import { MissingList } from '../../../components/lists/missing-list';

/** What the unit must do now. */
export function MyTurn({ application }: { application: ApplicationView }) {
  const { id, actions, stage, scores, cityAnswer } = application;
  const { role } = useMe();
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
  if (stage === 'supplement') {
    return (
      <Alert
        type="warning"
        showIcon
        className="problem"
        title={
          role === 'applicant' ? '市级退回，请按下列意见补充材料后提交' : '市级退回，正在由申报单位补充材料'
        }
        description={cityAnswer?.reason}
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
        title="请按核查意见整改，完成后报告"
        description={findings}
      />
    );
  }
  return null;
}
