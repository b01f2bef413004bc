import type { Basis } from '@app/domain';
import { Checkbox, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { BASIS_NAMES } from '../../texts';

/** One field of an entry. */
export type Field = { name: string; label: string; extra?: string } & (
  | { kind: 'number'; min?: number; max?: number; step?: number }
  | { kind: 'numbers' }
  | { kind: 'text'; rows?: number; optional?: true | undefined }
  | { kind: 'yesNo' }
  | { kind: 'choice'; choices: readonly { value: string; label: string }[] }
  | { kind: 'choices'; choices: readonly { value: string; label: string }[] }
);

/** An entry that may be changed: what it is called, its fields, how its values become the change. */
export interface Editing {
  title: string;
  fields: readonly Field[];
  values: Record<string, unknown> & { basis: Basis };
  save: (values: Record<string, unknown> & { basis: Basis }) => void;
}

const BASES = (Object.keys(BASIS_NAMES) as Basis[]).map((value) => ({ value, label: BASIS_NAMES[value] }));

/** Changes one entry of the rules, with the basis on which it rests. */
export function EditEntry({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const { title, fields, values, save } = editing;
  const [form] = Form.useForm<Editing['values']>();
  return (
    <Modal
      open
      title={`修改:${title}`}
      okText="记下修改"
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={values}
        onFinish={(changed) => {
          save(changed);
          onClose();
        }}
      >
        {fields.map((field) => (
          <EntryField key={field.name} field={field} />
        ))}
        <Form.Item name="basis" label="依据" extra="改了数值,依据往往也不同:通知没有写明的,是暂定做法。">
          <Radio.Group options={BASES} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function EntryField({ field }: { field: Field }) {
  const { name, label, extra } = field;
  const required = field.kind !== 'text' || !field.optional;
  return (
    <Form.Item
      name={name}
      label={field.kind === 'yesNo' ? undefined : label}
      extra={extra}
      valuePropName={field.kind === 'yesNo' ? 'checked' : 'value'}
      rules={field.kind === 'yesNo' ? [] : [{ required, message: `请填写${label}` }]}
    >
      {inputOf(field)}
    </Form.Item>
  );
}

function inputOf(field: Field): ReactNode {
  switch (field.kind) {
    case 'number':
      return <InputNumber min={field.min} max={field.max} step={field.step} precision={field.step ? 1 : 0} />;
    case 'numbers':
      return <NumbersInput />;
    case 'text':
      return field.rows ? (
        <Input.TextArea autoSize={{ minRows: field.rows, maxRows: 12 }} maxLength={2000} />
      ) : (
        <Input maxLength={200} />
      );
    case 'yesNo':
      return <Checkbox>{field.label}</Checkbox>;
    case 'choice':
      return <Radio.Group options={[...field.choices]} />;
    case 'choices':
      return <Select mode="multiple" options={[...field.choices]} optionFilterProp="label" />;
  }
}

/** Whole numbers between commas. */
function NumbersInput(props: { id?: string; value?: number[]; onChange?: (value: number[]) => void }) {
  const { id, value = [], onChange } = props;
  const read = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  return (
    <Input
      id={id}
      defaultValue={value.join('、')}
      onChange={(event) => onChange?.(read(event.target.value))}
    />
  );
}
