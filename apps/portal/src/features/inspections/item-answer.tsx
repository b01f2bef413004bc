import { ANSWER_NAMES } from '@app/contracts';
import { Radio } from 'antd';
import { NumberField } from '../../components/number/number-field';
import type { RubricItem } from './sheet-tally';

interface ItemAnswerProps {
  item: RubricItem;
  value?: number | string;
  disabled: boolean;
  onChange: (value: number | string | undefined) => void;
}

interface Step {
  value: number | string;
  label: string;
}

const MOST_BUTTONS = 12;
const answerBy = (value: string): Step => ({ value, label: ANSWER_NAMES[value]! });
const ANSWERS = ['met', 'notMet'].map(answerBy);
const NOT_APPLICABLE = answerBy('notApplicable');

/** The answer to one item: buttons large enough for a thumb, and a field for marks that have no button. */
export function ItemAnswer({ item, value, disabled, onChange }: ItemAnswerProps) {
  const isMarked = item.kind === 'SCORED' || item.kind === 'BONUS';
  const steps = isMarked ? stepsOf(item) : ANSWERS;
  const isBetween = typeof value === 'number' && !steps.some((step) => step.value === value);
  return (
    <div className="sheet-answer">
      <Radio.Group
        className="sheet-buttons"
        aria-labelledby={`text-${item.id}`}
        optionType="button"
        buttonStyle="solid"
        disabled={disabled}
        value={isBetween ? undefined : value}
        onChange={({ target }) => onChange(target.value as number | string)}
        options={item.optional ? [...steps, NOT_APPLICABLE] : steps}
      />
      {isMarked && (
        <label className="sheet-between">
          <span>其他分数</span>
          <NumberField
            min={0}
            max={item.max}
            places={1}
            disabled={disabled}
            value={isBetween ? value : null}
            onChange={(mark) => onChange(mark ?? undefined)}
          />
        </label>
      )}
    </div>
  );
}

/**
 * Returns the marks that get a button: the grades of the item; without grades, every whole mark, or, when
 * that would be more than MOST_BUTTONS, only none, half and full.
 */
function stepsOf(item: RubricItem): Step[] {
  const max = item.max ?? 0;
  const graded = item.steps as { marks: number; when: string }[] | undefined;
  if (graded) return graded.map(({ marks, when }) => ({ value: marks, label: `${marks} 分 ${when}` }));
  if (max <= MOST_BUTTONS && Number.isInteger(max)) {
    return Array.from({ length: max + 1 }, (_, mark) => ({ value: mark, label: String(mark) }));
  }
  return [0, max / 2, max].map((mark) => ({ value: mark, label: String(mark) }));
}
