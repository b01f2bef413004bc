import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { texts } from '../texts';

const LONGEST = 2000;

export interface TextFieldProps {
  name?: string | string[];
  label?: string;
  placeholder?: string;
  /** Shown under the field. */
  extra?: ReactNode;
  rows?: number;
}

/** A required reason (理由), 2 to 2000 characters. */
export function ReasonField(props: TextFieldProps) {
  const { name = 'reason', label = texts.act.reason, placeholder, extra, rows = 4 } = props;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[
        { required: true, whitespace: true, message: `请填写${label}。` },
        { min: 2, message: '请至少填写 2 个字。' },
        { max: LONGEST, message: `不能超过 ${LONGEST} 个字。` },
      ]}
    >
      <Input.TextArea rows={rows} placeholder={placeholder} />
    </Form.Item>
  );
}

/**
 * An optional note (说明), at most 2000 characters; an empty one
 * is not sent. `name` is the command field, default `text`.
 */
export function NoteField(props: TextFieldProps) {
  const { name = 'text', label = texts.act.note, placeholder = texts.act.noteHint, extra, rows = 3 } = props;
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ max: LONGEST, message: `不能超过 ${LONGEST} 个字。` }]}
      getValueFromEvent={(event: { target: { value: string } }) => event.target.value || undefined}
    >
      <Input.TextArea rows={rows} placeholder={placeholder} />
    </Form.Item>
  );
}
