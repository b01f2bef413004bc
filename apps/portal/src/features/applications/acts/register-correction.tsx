import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { DateField } from '../../../components/date-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { FileUpload } from '../../../components/files/file-upload';
import { useToday } from '../../../shell/me';

interface Values {
  receivedOn: string;
  reason: string;
  text?: string;
}

/** Registers a correction that the unit handed in on paper (纸质补正), with its day of receipt and its scanned pages. */
export default function RegisterCorrection(props: ActProps) {
  const { stage } = props.application;
  const today = useToday();
  const late = stage === 'lapsed' ? '最后一日以前收到的，申报由此恢复办理。' : '';
  return (
    <ActDialog<Values>
      {...props}
      explain={`申报单位在窗口或邮寄递交纸质补正材料的，由收件人员登记。审查期限自收到日期起继续计算，不以登记的日期为准。${late}`}
      initial={stage === 'lapsed' ? {} : { receivedOn: today }}
      width={640}
    >
      <Form.Item
        name="receivedOn"
        label="收到日期"
        extra="窗口递交的为递交当日，邮寄的为签收当日。"
        rules={[{ required: true, message: '请填写收到材料的日期。' }]}
      >
        <DateField max={today} />
      </Form.Item>
      <ReasonField label="登记原因" placeholder="例如：单位无法上网，在窗口递交；收件回执第 12 号" rows={2} />
      <FileUpload application={props.application} place={{}} label="添加扫描件" />
      <NoteField label="补正说明" placeholder="" extra="单位补了什么、改了什么，可不填" />
    </ActDialog>
  );
}
