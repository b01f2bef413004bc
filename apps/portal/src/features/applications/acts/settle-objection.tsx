import { OBJECTION_OUTCOME_NAMES, OFFICE_DECISION_NAMES } from '@app/contracts';
import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { ReasonField } from '../../../components/fields';
import { objectionChoices } from './objection-choices';

const OUTCOMES = [
  {
    value: 'dismissed',
    label: OBJECTION_OUTCOME_NAMES.dismissed,
    hint: '公示期满且没有其他异议的，进入命名',
  },
  { value: 'upheld', label: OBJECTION_OUTCOME_NAMES.upheld, hint: '重新核查，或不予通过' },
] as const;

const THEN = [
  { value: 'inspection', label: '重新现场核查' },
  { value: 'refused', label: OFFICE_DECISION_NAMES.refuse },
] as const;

/** Settles one of the open objections (处理异议). */
export default function SettleObjection(props: ActProps) {
  const open = props.application.objections.filter(({ outcome }) => outcome === 'open');
  return (
    <ActDialog {...props} initial={open.length === 1 ? { objectionId: open[0]!.id } : {}}>
      <ChoiceField name="objectionId" label="异议" choices={objectionChoices(open)} />
      <ChoiceField name="outcome" label="核实结果" choices={OUTCOMES} />
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) =>
          getFieldValue('outcome') === 'upheld' && <ChoiceField name="then" label="如何处理" choices={THEN} />
        }
      </Form.Item>
      <ReasonField label="核实情况和理由" />
    </ActDialog>
  );
}
