import { OPINION_NAMES } from '@app/contracts';
import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { OpinionsGiven } from './opinions-given';

const CHOICES = [
  { value: 'agree', label: OPINION_NAMES.agree, hint: '全部牵头部门同意后，进入现场核查' },
  { value: 'disagree', label: OPINION_NAMES.disagree, hint: '须写明理由；部门意见不一致的，由区无废办协调' },
] as const;

/** The review opinion (初审意见) of one lead department. */
export default function GiveOpinion(props: ActProps) {
  const opinion = (
    <Form.Item noStyle dependencies={['opinion']}>
      {({ getFieldValue }) =>
        getFieldValue('opinion') === 'disagree' ? (
          <ReasonField name="text" label="不同意的理由" />
        ) : (
          <NoteField label="意见说明" />
        )
      }
    </Form.Item>
  );
  return (
    <ActDialog {...props} explain={<OpinionsGiven application={props.application} />}>
      <ChoiceField name="opinion" label="初审意见" choices={CHOICES} />
      {opinion}
    </ActDialog>
  );
}
