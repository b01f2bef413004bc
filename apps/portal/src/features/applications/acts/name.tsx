import { REFUSALS, enteredDocumentNumber } from '@app/contracts';
import { Form } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { DateField } from '../../../components/date-field';
import { useToday } from '../../../shell/me';
import { dateText } from '../../../dates/time';
import { NoteField } from '../../../components/fields';
import { PlainInput } from '../../../components/plain-input';

/** Naming (命名), by a numbered document, after the public notice (公示). */
export default function Name(props: ActProps) {
  const today = useToday();
  const { notice } = props.application;
  return (
    <ActDialog
      {...props}
      explain={notice && `公示于${dateText(notice.endsOn)}结束，命名日期须在此之后，且不晚于今天。`}
      initial={{ date: today }}
    >
      <Form.Item
        name="documentNumber"
        label="发文字号"
        extra="年份用六角括号〔〕，序号前不加“第”，例如：某区无废办〔2024〕23号"
        rules={[{ required: true, whitespace: true, message: REFUSALS.documentNumberMissing }]}
      >
        <PlainInput kept={enteredDocumentNumber} autoComplete="off" />
      </Form.Item>
      <Form.Item name="date" label="命名日期" rules={[{ required: true, message: '请填写命名日期。' }]}>
        <DateField max={today} />
      </Form.Item>
      <NoteField />
    </ActDialog>
  );
}
