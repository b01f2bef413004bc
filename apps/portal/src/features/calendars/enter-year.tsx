import type { CalendarView } from '@app/contracts';
import { Button, Form, Input, Radio } from 'antd';
import type { EnteredYear } from './entered-year';
import { daysOfLines, linesOfDays } from './day-lines';

interface EnterYearProps {
  now: CalendarView;
  onRead: (entered: EnteredYear) => void;
  onChange: () => void;
  isReading: boolean;
}

interface Values {
  off: string;
  makeup: string;
  noticeNumber: string;
  noticeDate?: string;
  status: 'published' | 'provisional';
}

/** The form for a year's days off. It starts with the current ones. */
export function EnterYear({ now, onRead, onChange, isReading }: EnterYearProps) {
  const submit = ({ off, makeup, noticeNumber, noticeDate, status }: Values) =>
    onRead({
      off: daysOfLines(off),
      makeup: daysOfLines(makeup),
      noticeNumber,
      noticeDate: noticeDate || null,
      status,
    });
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{
        off: linesOfDays(now.off),
        makeup: linesOfDays(now.makeup),
        noticeNumber: now.noticeNumber ?? '',
        noticeDate: now.noticeDate ?? '',
        status: now.status === 'provisional' ? 'provisional' : 'published',
      }}
      onValuesChange={onChange}
      onFinish={submit}
    >
      <Form.Item name="off" label="放假日期" extra="每行一项：月-日，或起止，例如 10-01..10-07">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} />
      </Form.Item>
      <Form.Item name="makeup" label="调休上班日期" extra="每行一项，只能是周六或周日">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
      </Form.Item>
      <Form.Item
        name="noticeNumber"
        label="通知文号"
        rules={[{ required: true, message: '请填写通知文号；还没有印发的，写明依据。' }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="noticeDate" label="印发日期">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="status" label="状态">
        <Radio.Group
          options={[
            { value: 'published', label: '公布：通知已印发' },
            { value: 'provisional', label: '暂定：通知印发前的估计' },
          ]}
        />
      </Form.Item>
      <Button htmlType="submit" loading={isReading}>
        查看变化
      </Button>
    </Form>
  );
}
