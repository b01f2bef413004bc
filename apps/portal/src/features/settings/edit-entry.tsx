import { BASIS_NAMES } from '@app/contracts';
import type { Basis } from '@app/domain';
import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { DateField } from '../../components/date-field';
import { expectedNumber } from '../../components/number/entered-number';
import { NumberField } from '../../components/number/number-field';

type Values = Record<string, unknown>;

/**
 * One field of an entry. `when`: whether it is shown; `check`: the fault of a value as a sentence, undefined
 * if none.
 */
export type Field = {
  name: string;
  label: string;
  extra?: string;
  when?: (values: Values) => boolean;
  check?: (value: unknown, values: Values) => string | undefined;
} & (
  | { kind: 'number'; min?: number; max?: number; step?: number; optional?: true | undefined }
  | { kind: 'numbers' }
  | { kind: 'text'; rows?: number; optional?: true | undefined }
  | { kind: 'yesNo' }
  | { kind: 'date'; optional: true }
  | { kind: 'choice'; choices: readonly { value: string; label: string }[] }
  | { kind: 'choices'; choices: readonly { value: string; label: string }[]; optional?: true }
);

/** An entry in the dialog: its title, its fields with their values, and how the new values are saved. */
export interface Editing {
  title: string;
  fields: readonly Field[];
  values: Values & { basis: Basis };
  save: (values: Values & { basis: Basis }) => void;
  /** The verb of the title; 修改 (change) by default. */
  verb?: string;
}

const BASES = (Object.keys(BASIS_NAMES) as Basis[]).map((value) => ({ value, label: BASIS_NAMES[value] }));

/** Dialog that changes one entry of the rules together with its basis. */
export function EditEntry({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const { title, fields, values, save, verb = '修改' } = editing;
  const [form] = Form.useForm<Editing['values']>();
  const now = { ...values, ...(Form.useWatch([], form) as Values | undefined) };
  const asked = fields.filter(({ when }) => when?.(now) ?? true);
  return (
    <Modal
      open
      title={`${verb}：${title}`}
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
        {asked.map((field) => (
          <EntryField key={field.name} field={field} />
        ))}
        <Form.Item name="basis" label="依据" extra="改了数值，依据往往也不同：通知没有写明的，是暂定做法。">
          <Radio.Group options={BASES} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function EntryField({ field }: { field: Field }) {
  const { name, label, extra, check } = field;
  const required = !('optional' in field && field.optional);
  return (
    <Form.Item
      name={name}
      label={field.kind === 'yesNo' ? undefined : label}
      extra={extra}
      valuePropName={field.kind === 'yesNo' ? 'checked' : 'value'}
      validateFirst
      rules={[
        ...(field.kind === 'yesNo'
          ? []
          : [{ required, whitespace: true, message: `请填写${label}`, transform }]),
        ({ getFieldsValue }) => ({
          validator: (_, value: unknown) => {
            const fault = (check ?? NO_FAULT)(value, getFieldsValue() as Values) ?? faultIn(field, value);
            return fault ? Promise.reject(new Error(fault)) : Promise.resolve();
          },
        }),
      ]}
    >
      {inputOf(field)}
    </Form.Item>
  );
}

const NO_FAULT = () => undefined;

/** Returns numbers and lists as text, because the rules `required` and `whitespace` check text. */
function transform(value: unknown): unknown {
  return typeof value === 'string' || value === undefined || value === null ? value : String(value);
}

function faultIn(field: Field, value: unknown): string | undefined {
  if (field.kind === 'numbers') return (value as number[]).some(Number.isNaN) ? NUMBERS_WANTED : undefined;
  if (field.kind !== 'number' || typeof value !== 'number') return undefined;
  if (Number.isNaN(value)) return expectedNumber({});
  const { min, max, step } = field;
  if (min !== undefined && value < min) return `不能小于 ${min}。`;
  if (max !== undefined && value > max) return `不能大于 ${max}。`;
  const places = step ? 10 : 1;
  if (Math.round(value * places) / places !== value) return step ? '最多一位小数。' : '应为整数。';
  return undefined;
}

const NUMBERS_WANTED = '请只填写整数，用顿号或逗号隔开。';

function inputOf(field: Field): ReactNode {
  switch (field.kind) {
    case 'number':
      return <NumberField ruled />;
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
    case 'date':
      return <DateField />;
    case 'choice':
      return <Radio.Group options={[...field.choices]} />;
    case 'choices':
      return <Select mode="multiple" options={[...field.choices]} optionFilterProp="label" />;
  }
}

/** Input for a list of whole numbers, separated by commas or spaces. */
function NumbersInput(props: { id?: string; value?: number[]; onChange?: (value: number[]) => void }) {
  const { id, value = [], onChange } = props;
  const read = (text: string) =>
    text
      .split(/[、,,\s]+/)
      .filter(Boolean)
      .map((part) => (/^\d+$/.test(part) ? Number(part) : NaN));
  return (
    <Input
      id={id}
      defaultValue={value.join('、')}
      onChange={(event) => onChange?.(read(event.target.value))}
    />
  );
}
