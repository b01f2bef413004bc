import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { texts } from '../../../texts';

/** An act that needs nothing, or a reason: confirmed, with a note. */
export default function Plain(props: ActProps) {
  const needsReason = props.action.needs.includes('reason');
  return (
    <ActDialog {...props}>
      {needsReason ? (
        <Form.Item
          name="reason"
          label={texts.act.reason}
          rules={[{ required: true, min: 2, message: texts.act.reasonHint }]}
        >
          <Input.TextArea rows={4} />
        </Form.Item>
      ) : (
        <Form.Item name="text" label={texts.act.note}>
          <Input.TextArea rows={3} placeholder={texts.act.noteHint} />
        </Form.Item>
      )}
    </ActDialog>
  );
}
