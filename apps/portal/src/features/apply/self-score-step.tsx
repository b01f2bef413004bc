import { ANSWER_NAMES, type ApplicationView, type CellTypeItem, ITEM_KIND_NAMES } from '@app/contracts';
import { Button, Checkbox, Form, Radio } from 'antd';
import { useContext, useState } from 'react';
import { MarkedContext } from '../../components/corrections/marked';
import { NumberField } from '../../components/number/number-field';
import { FileUpload } from '../../components/files/file-upload';
import { texts } from '../../texts';
import { FaultsContext } from './faults';
import { Field } from './field';
import { Labelled } from './labelled';
import type { DraftValues, RubricItem } from './draft-values';
import { isAnswered, isMarked, totalOf } from './self-score';

interface SelfScoreStepProps {
  application: ApplicationView;
  type: CellTypeItem;
  canRemove: boolean;
}

/** The self-score step (自评与佐证): each rubric item with its mark and its evidence. */
export function SelfScoreStep({ application, type, canRemove }: SelfScoreStepProps) {
  const { rubric, passMark } = type;
  const marks = Form.useWatch<DraftValues['selfScore']>('selfScore') ?? {};
  const items = rubric.items as RubricItem[];
  const answered = items.filter(({ id }) => isAnswered(marks[id])).length;
  const { items: marked } = useContext(MarkedContext);
  const [asked, setOnly] = useState<boolean>();
  const only = asked ?? marked.size > 0;
  const isShown = ({ id }: RubricItem) => !only || marked.has(id);
  return (
    <>
      <section className="card">
        <h2>{rubric.title}</h2>
        <p aria-live="polite">
          自评 <strong>{totalOf(items, marks, rubric.bonusCap)}</strong> 分，{passMark.value}{' '}
          分及以上为达标；已填 {answered} / {items.length} 项。
        </p>
        <p className="quiet">
          自评可以不填；一旦开始，请逐项填完。核查组按同一标准现场评分。佐证材料：{texts.file.hint}。
        </p>
        {marked.size > 0 && (
          <Checkbox checked={only} onChange={({ target }) => setOnly(target.checked)}>
            只看须补正的 {marked.size} 项
          </Checkbox>
        )}
      </section>
      {rubric.sections
        .filter((section) => items.some((item) => item.section === section.id && isShown(item)))
        .map((section) => (
          <section className="card" key={section.id} aria-labelledby={`section-${section.id}`}>
            <h2 id={`section-${section.id}`}>
              {section.title}
              {section.max > 0 && <span className="quiet">（满分 {section.max} 分）</span>}
            </h2>
            <AllMet items={items.filter((item) => item.section === section.id)} marks={marks} />
            {items
              .filter((item) => item.section === section.id && isShown(item))
              .map((item) => (
                <Item key={item.id} item={item} application={application} canRemove={canRemove} />
              ))}
          </section>
        ))}
    </>
  );
}

/** Answers what is met or not (符合、不符合) and still open in a section as met; what is marked stays to be marked. */
function AllMet({ items, marks }: { items: readonly RubricItem[]; marks: DraftValues['selfScore'] }) {
  const form = Form.useFormInstance();
  const { touched } = useContext(FaultsContext);
  const open = items.filter((item) => !isMarked(item) && !isAnswered(marks[item.id]));
  if (open.length < 2) return null;
  return (
    <Button
      size="small"
      className="all-met"
      onClick={() => {
        for (const { id } of open) form.setFieldValue(['selfScore', id], 'met');
        touched();
      }}
    >
      未填的 {open.length} 项均符合
    </Button>
  );
}

function Item(props: { item: RubricItem; application: ApplicationView; canRemove: boolean }) {
  const { item, application, canRemove } = props;
  const { id, kind, text, standard, method, max } = item;
  const isMarkedItem = useContext(MarkedContext).items.has(id);
  return (
    <div
      className={isMarkedItem ? 'rubric-item rubric-item-marked' : 'rubric-item'}
      role="group"
      aria-labelledby={`item-${id}`}
    >
      <p id={`item-${id}`} className="rubric-text">
        <b>{id}</b> <span className={`kind kind-${kind}`}>{ITEM_KIND_NAMES[kind]}</span> {text}
        {max !== undefined && <span className="quiet">（{max} 分）</span>}
        <Labelled isMarked={isMarkedItem}>{null}</Labelled>
      </p>
      {(standard || method) && (
        <p className="quiet">
          {standard} {method && `考核方式：${method}。`}
        </p>
      )}
      <Field name={['selfScore', id]}>
        <Mark item={item} />
      </Field>
      <FileUpload
        application={application}
        place={{ itemId: id }}
        label="上传佐证材料"
        hint=""
        canRemove={canRemove}
      />
    </div>
  );
}

type Value = number | string | null | undefined;

/** The input of one mark: a number, or met and not met. The form sets `value`, `onChange` and `id`. */
function Mark(props: { item: RubricItem; id?: string; value?: Value; onChange?: (value: Value) => void }) {
  const { item, value, onChange } = props;
  if (!isMarked(item)) {
    return (
      <Radio.Group
        value={value}
        aria-labelledby={`item-${item.id}`}
        onChange={({ target }) => onChange?.(target.value as string)}
        options={['met', 'notMet', ...(item.optional ? ['notApplicable'] : [])].map((answer) => ({
          value: answer,
          label: ANSWER_NAMES[answer],
        }))}
      />
    );
  }
  return (
    <span className="mark">
      <NumberField
        id={props.id}
        aria-labelledby={`item-${item.id}`}
        value={typeof value === 'number' ? value : null}
        min={0}
        max={item.max}
        onChange={(mark) => onChange?.(mark)}
      />
      {item.steps?.map(({ marks, when }) => (
        <Button
          key={marks}
          size="small"
          type={value === marks ? 'primary' : 'default'}
          onClick={() => onChange?.(marks)}
        >
          {marks} {when}
        </Button>
      ))}
      {item.optional && (
        <Button
          size="small"
          type={value === 'notApplicable' ? 'primary' : 'default'}
          onClick={() => onChange?.(value === 'notApplicable' ? null : 'notApplicable')}
        >
          不适用
        </Button>
      )}
    </span>
  );
}
