import { CONCILIATION_NAMES } from '@app/contracts';
import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { OpinionsGiven } from './opinion/opinions-given';

const CHOICES = [
  { value: 'uphold', label: CONCILIATION_NAMES.uphold, hint: '进入现场核查' },
  { value: 'refuse', label: CONCILIATION_NAMES.refuse, hint: '申报结束，须写明理由' },
] as const;

/** Conciliation (协调): the office decides when the lead departments disagree. */
export default function Conciliate(props: ActProps) {
  return (
    <ActDialog {...props} explain={<OpinionsGiven application={props.application} />}>
      <ChoiceField name="outcome" label="协调结果" choices={CHOICES} />
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') === 'refuse' ? <ReasonField /> : <NoteField name="reason" />
        }
      </Form.Item>
    </ActDialog>
  );
}
