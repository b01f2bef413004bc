import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useFault } from './faults';

interface FieldProps {
  name: string[];
  label?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  valuePropName?: string;
  children: ReactNode;
}

/** A form field that shows the server's fault. */
export function Field({ name, label, hint, required, valuePropName, children }: FieldProps) {
  const fault = useFault(name);
  return (
    <Form.Item
      name={name}
      label={label}
      required={required}
      extra={hint}
      valuePropName={valuePropName}
      validateStatus={fault ? 'error' : undefined}
      help={fault}
    >
      {children}
    </Form.Item>
  );
}
