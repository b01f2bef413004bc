import { OFFICE_DECISION_NAMES, STAGE_NAMES } from '@app/contracts';
import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { OpinionsGiven } from './opinion/opinions-given';

const DECISIONS = [
  { value: 'approve', label: OFFICE_DECISION_NAMES.approve, hint: '进入公示' },
  { value: 'return', label: OFFICE_DECISION_NAMES.return, hint: '回到前面的环节重新办理，须写明理由' },
  { value: 'refuse', label: OFFICE_DECISION_NAMES.refuse, hint: '申报结束，须写明理由' },
] as const;

const RETURN_TO = [
  { value: 'departmentReview', label: STAGE_NAMES.departmentReview },
  { value: 'inspection', label: STAGE_NAMES.inspection },
] as const;

/** The decision of the office (区无废办审定). */
export default function OfficeDecide(props: ActProps) {
  const { score } = props.application.inspection;
  return (
    <ActDialog
      {...props}
      explain={
        <>
          {score !== null && <p>现场核查得分：{score} 分</p>}
          <OpinionsGiven application={props.application} />
        </>
      }
    >
      <ChoiceField name="decision" label="审定意见" choices={DECISIONS} />
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) => {
          const decision = getFieldValue('decision') as string | undefined;
          if (decision === undefined || decision === 'approve') return <NoteField name="reason" />;
          return (
            <>
              {decision === 'return' && (
                <ChoiceField name="returnTo" label="退回到哪个环节" choices={RETURN_TO} />
              )}
              <ReasonField />
            </>
          );
        }}
      </Form.Item>
    </ActDialog>
  );
}
