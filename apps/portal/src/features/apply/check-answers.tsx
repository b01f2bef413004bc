import { ANSWER_NAMES, type ApplicationView, type CellTypeItem } from '@app/contracts';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { answerText } from '../../components/corrections/answer-text';
import { Facts } from '../../components/facts';
import {
  askedFor,
  type DraftValues,
  type FormField,
  isCommitment,
  type RubricItem,
  STEPS,
} from './draft-values';
import { isAnswered, totalOf } from './self-score';

interface CheckAnswersProps {
  application: ApplicationView;
  type: CellTypeItem;
  onStep: (step: number) => void;
}

/** Everything that will be submitted (核对), by step, each with the way back to it. */
export function CheckAnswers({ application, type, onStep }: CheckAnswersProps) {
  const form = Form.useFormInstance<DraftValues>();
  const values = (Form.useWatch([], { form, preserve: true }) as DraftValues | undefined) ?? application;
  const { unit, contact, form: answers, selfScore } = values;
  const fields = askedFor(type.form as FormField[], answers).filter((field) => !isCommitment(field));
  const attached = application.files.filter(({ itemId }) => itemId === null);
  return (
    <section className="card check-answers" aria-labelledby="check-answers">
      <h2 id="check-answers">提交前请核对</h2>
      <Part step={0} onStep={onStep}>
        <Facts
          facts={[
            ['单位名称', unit.name],
            ['校区、厂区', unit.site],
            ['统一社会信用代码', unit.creditCode],
            ['没有代码的原因', unit.noCodeReason],
            ['地址', [unit.street, unit.address].filter(Boolean).join(' ')],
            ['联系人', [contact.name, contact.phone].filter(Boolean).join(' ')],
            ['电子邮箱', contact.email],
          ]}
        />
      </Part>
      <Part step={1} onStep={onStep}>
        <Facts
          facts={[
            ...fields.map((field) => [field.name, answerText(field, answers[field.id])] as const),
            ['附件', attached.length > 0 && attached.map(({ name }) => name).join('、')],
          ]}
        />
        {fields.every((field) => !answerText(field, answers[field.id])) && attached.length === 0 && (
          <p className="quiet">没有填写，也没有附件。</p>
        )}
      </Part>
      <Part step={2} onStep={onStep}>
        <SelfScored application={application} type={type} marks={selfScore} />
      </Part>
    </section>
  );
}

function Part(props: { step: number; onStep: (step: number) => void; children: ReactNode }) {
  const { step, onStep, children } = props;
  return (
    <>
      <div className="card-head">
        <h3>{STEPS[step]}</h3>
        <Button type="link" size="small" aria-label={`修改${STEPS[step]}`} onClick={() => onStep(step)}>
          修改
        </Button>
      </div>
      {children}
    </>
  );
}

/** The self-score in figures: marks, what is not met, and what has no evidence. */
function SelfScored(
  props: Pick<CheckAnswersProps, 'application' | 'type'> & { marks: DraftValues['selfScore'] },
) {
  const { application, type, marks } = props;
  const items = type.rubric.items as RubricItem[];
  const answered = items.filter(({ id }) => isAnswered(marks[id]));
  const evidence = application.files.filter(({ itemId }) => itemId !== null);
  if (answered.length === 0 && evidence.length === 0)
    return <p className="quiet">没有自评，也没有佐证材料。</p>;
  const bare = answered.filter(({ id }) => !evidence.some(({ itemId }) => itemId === id));
  const unmet = answered.filter(({ id }) => marks[id] === 'notMet');
  return (
    <Facts
      facts={[
        [
          '自评',
          `${totalOf(items, marks, type.rubric.bonusCap)} 分（${type.passMark.value} 分及以上为达标），已填 ${answered.length} / ${items.length} 项`,
        ],
        [ANSWER_NAMES.notMet!, idsOf(unmet)],
        ['佐证材料', `${evidence.length} 份`],
        ['没有佐证的项', idsOf(bare)],
      ]}
    />
  );
}

function idsOf(items: readonly RubricItem[]): string {
  return items.map(({ id }) => id).join('、');
}
