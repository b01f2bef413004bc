import type { ApplicationView, CellTypeItem, Fault } from '@app/contracts';
import { Alert, Button, Checkbox } from 'antd';
import { DownloadButton } from '../../components/lists/export-button';
import { addressOf } from '../../server/api';
import { FileUpload } from '../../components/files/file-upload';
import { Field } from './field';
import { type FormField, isCommitment, STEPS, stepOf } from './draft-values';

interface SubmitStepProps {
  application: ApplicationView;
  type: CellTypeItem;
  missing: readonly Fault[];
  onStep: (step: number) => void;
  canRemove: boolean;
  /** Whether the applicant has confirmed that a unit of the same name is another one. */
  isDistinct: boolean;
  onDistinct: (isDistinct: boolean) => void;
}

/** The submission step (承诺与提交): the declarations, and what is still missing. */
export function SubmitStep(props: SubmitStepProps) {
  const { application, type, missing, onStep, canRemove, isDistinct, onDistinct } = props;
  const fields = type.form as FormField[];
  const commitments = fields.filter(isCommitment);
  return (
    <>
      <section className="card">
        <h2>承诺书</h2>
        <p>
          <DownloadButton
            address={addressOf('exportApplicationForm', { params: { id: application.id } })}
            label="下载申报表和承诺书（草稿）"
          />
        </p>
        <p className="quiet">打印后由主要负责人签字、盖章，拍照或扫描上传。</p>
        {commitments.map((field) => (
          <div key={field.id}>
            <Field name={['form', field.id]} valuePropName="checked">
              <Checkbox>{field.name}</Checkbox>
            </Field>
            <FileUpload
              application={application}
              place={{ field: field.id }}
              label="上传签字盖章的承诺书"
              canRemove={canRemove}
            />
          </div>
        ))}
      </section>
      <Missing missing={missing} fields={fields} onStep={onStep} />
      {application.doubles.some(({ mustConfirm }) => mustConfirm) && (
        <Checkbox checked={isDistinct} onChange={({ target }) => onDistinct(target.checked)}>
          已核实：本单位与系统提示的不是同一单位（审查人员会看到）
        </Checkbox>
      )}
    </>
  );
}

/** The faults of a draft, each with a link to the step where it can be corrected. */
function Missing(props: {
  missing: readonly Fault[];
  fields: readonly FormField[];
  onStep: (step: number) => void;
}) {
  const { missing, fields, onStep } = props;
  if (missing.length === 0)
    return <Alert type="success" showIcon title="内容已填写完整，可以提交。" className="problem" />;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`还有 ${missing.length} 处需要填写或更正，完成后才能提交。`}
      description={
        <ul className="missing">
          {inShort(missing).map(({ pointer, detail }) => {
            const step = stepOf(pointer, fields);
            return (
              <li key={`${pointer}${detail}`}>
                {detail}
                {step !== undefined && step !== STEPS.length - 1 && (
                  <Button type="link" size="small" onClick={() => onStep(step)}>
                    去“{STEPS[step]}”
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

const SELF_SCORE = '/selfScore/';

/** Merges the faults of the self-score into one fault that lists at most 8 item ids. */
function inShort(missing: readonly Fault[]): Fault[] {
  const isItem = ({ pointer }: Fault) => pointer?.startsWith(SELF_SCORE) ?? false;
  const ids = missing.filter(isItem).map(({ pointer }) => pointer!.slice(SELF_SCORE.length));
  const others = missing.filter((fault) => !isItem(fault));
  if (ids.length === 0) return others;
  const named = ids.slice(0, 8).join('、') + (ids.length > 8 ? ' 等' : '');
  return [
    ...others,
    { pointer: SELF_SCORE + ids[0]!, detail: `自评还有 ${ids.length} 项没有填写或需要更正：${named}。` },
  ];
}
