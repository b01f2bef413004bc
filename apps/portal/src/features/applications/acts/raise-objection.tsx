import { enteredPhone } from '@app/contracts';
import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { DateField } from '../../../components/date-field';
import { ChoiceField } from './choice-field';
import { ReasonField } from '../../../components/fields';
import { PlainInput } from '../../../components/plain-input';
import { dateText } from '../../../dates/time';
import { useToday } from '../../../shell/me';

interface Values {
  receivedOn: string;
  objector: { kind: 'person' | 'unit'; name: string; phone: string; address?: string; idNumber?: string };
}

const KINDS = [
  { value: 'person', label: '个人' },
  { value: 'unit', label: '单位' },
] as const;

const filled = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, text]) => text));

/** Registers an objection (异议). Anonymous ones are not accepted; only the office sees who objects. */
export default function RaiseObjection(props: ActProps) {
  const today = useToday();
  const { notice } = props.application;
  const last = notice && notice.endsOn < today ? notice.endsOn : today;
  return (
    <ActDialog<Values>
      {...props}
      initial={notice?.ended ? {} : { receivedOn: today }}
      explain="须为实名异议。异议人信息仅区无废办可见；异议处理完毕前，该单位暂不命名，其他单位不受影响。"
      toFields={({ receivedOn, objector }) => ({ receivedOn, objector: filled(objector) })}
    >
      <Form.Item
        name="receivedOn"
        label="收到日期"
        extra={
          notice &&
          `公示期为 ${dateText(notice.openedOn)}至${dateText(notice.endsOn)}。异议核实的期限自收到日期起算。`
        }
        rules={[{ required: true, message: '请填写收到异议的日期。' }]}
      >
        <DateField min={notice?.openedOn} max={last} />
      </Form.Item>
      <ChoiceField name={['objector', 'kind']} label="异议人类型" choices={KINDS} />
      <Form.Item
        name={['objector', 'name']}
        label="姓名或单位名称"
        rules={[{ required: true, whitespace: true, message: '请填写姓名或单位名称。' }, { max: 120 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['objector', 'phone']}
        label="联系电话"
        rules={[{ required: true, whitespace: true, message: '请填写联系电话。' }]}
      >
        <PlainInput kept={enteredPhone} type="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name={['objector', 'address']} label="联系地址（可不填）">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name={['objector', 'idNumber']} label="身份证件号码或统一社会信用代码（可不填）">
        <Input autoComplete="off" />
      </Form.Item>
      <ReasonField name={['objector', 'text']} label="异议内容" />
    </ActDialog>
  );
}
