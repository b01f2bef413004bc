import type { ApplicationView } from '@app/contracts';
import { Checkbox, Form, Input, Select } from 'antd';
import { NumberField } from '../../components/number/number-field';
import { useContext } from 'react';
import { MarkedContext } from '../../components/corrections/marked';
import { Labelled } from './labelled';
import { FileUpload } from '../../components/files/file-upload';
import { Field } from './field';
import { askedFor, type FormField, isCommitment } from './draft-values';

interface FormStepProps {
  application: ApplicationView;
  fields: readonly FormField[];
  canRemove: boolean;
}

/** The form step (申报内容): the questions of the cell type. */
export function FormStep({ application, fields, canRemove }: FormStepProps) {
  const answers = Form.useWatch('form') as ApplicationView['form'] | undefined;
  return (
    <>
      <section className="card">
        <h2>申报内容</h2>
        {askedFor(fields, answers ?? application.form)
          .filter((field) => !isCommitment(field))
          .map((field) => (
            <Question key={field.id} field={field} />
          ))}
      </section>
      <section className="card">
        <h2>
          <Labelled isMarked={useContext(MarkedContext).files}>附件</Labelled>
        </h2>
        <p className="quiet">与整份申报有关的材料放在这里；各评分项的佐证材料在下一步逐项上传。</p>
        <FileUpload application={application} place={{}} label="添加附件" canRemove={canRemove} />
      </section>
    </>
  );
}

function Question({ field }: { field: FormField }) {
  const { id, name: text, required } = field;
  const name = <Labelled isMarked={useContext(MarkedContext).fields.has(id)}>{text}</Labelled>;
  if (field.kind === 'boolean') {
    return (
      <Field name={['form', id]} valuePropName="checked">
        <Checkbox>{name}</Checkbox>
      </Field>
    );
  }
  return (
    <Field name={['form', id]} label={name} required={required}>
      {field.kind === 'number' ? (
        <NumberField min={field.min} max={field.max} />
      ) : field.kind === 'choice' ? (
        <Select
          allowClear
          placeholder="请选择"
          options={field.choices?.map((choice) => ({ value: choice.value, label: choice.name }))}
        />
      ) : (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={5000} />
      )}
    </Field>
  );
}
