import { Form, Input } from 'antd';
import { texts } from '../../../texts';

const LONGEST = 2000;

interface TextFieldProps {
  name?: string | string[];
  label?: string;
  placeholder?: string;
}

/** 理由: where the procedure needs one. */
export function ReasonField({ name = 'reason', label = texts.act.reason, placeholder = '' }: TextFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true, whitespace: true, message: `请填写${label}。` },
        { min: 2, message: '请至少填写 2 个字。' },
        { max: LONGEST, message: `不能超过 ${LONGEST} 个字。` },
      ]}
    >
      <Input.TextArea rows={4} placeholder={placeholder} />
    </Form.Item>
  );
}

/** 说明: may stay empty; `name` where it is kept under another one. */
export function NoteField(props: TextFieldProps) {
  const { name = 'text', label = texts.act.note, placeholder = texts.act.noteHint } = props;
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ max: LONGEST, message: `不能超过 ${LONGEST} 个字。` }]}
      getValueFromEvent={(event: { target: { value: string } }) => event.target.value || undefined}
    >
      <Input.TextArea rows={3} placeholder={placeholder} />
    </Form.Item>
  );
}
