import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { DateField } from '../../../components/date-field';
import { ReasonField } from '../../../components/fields';
import { dateText } from '../../../dates/time';
import { useToday } from '../../../shell/me';
import { ChoiceField } from './choice-field';
import { objectionChoices } from './objection-choices';

/** Corrects the day of receipt of an objection (更正收到日期). */
export default function CorrectReceipt(props: ActProps) {
  const today = useToday();
  const { notice, objections } = props.application;
  const last = notice && notice.endsOn < today ? notice.endsOn : today;
  return (
    <ActDialog
      {...props}
      initial={objections.length === 1 ? { objectionId: objections[0]!.id } : {}}
      explain="只改登记错的收到日期。异议核实的期限改自更正后的日期起算，更正以前的日期留在办理过程中。"
    >
      <ChoiceField name="objectionId" label="异议" choices={objectionChoices(objections)} />
      <Form.Item
        name="receivedOn"
        label="收到日期"
        extra={notice && `公示期为 ${dateText(notice.openedOn)}至${dateText(notice.endsOn)}。`}
        rules={[{ required: true, message: '请填写收到异议的日期。' }]}
      >
        <DateField min={notice?.openedOn} max={last} />
      </Form.Item>
      <ReasonField placeholder="例如：登记时日期有误，以来信签收日期为准" />
    </ActDialog>
  );
}
