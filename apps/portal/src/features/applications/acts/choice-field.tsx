import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';

export interface Choice<V extends string | number> {
  value: V;
  label: ReactNode;
  /** What the choice leads to. */
  hint?: string;
}

interface ChoiceFieldProps<V extends string | number> {
  name: string | string[];
  label: string;
  choices: readonly Choice<V>[];
}

/** A required choice between a few values, with the effect of each. None is preselected. */
export function ChoiceField<V extends string | number>({ name, label, choices }: ChoiceFieldProps<V>) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}。` }]}>
      <Radio.Group className="choices">
        {choices.map(({ value, label: words, hint }) => (
          <Radio key={value} value={value}>
            {words}
            {hint && <span className="choice-hint">{hint}</span>}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
}
