import '../../components/acts/bulk.css';
import { Segmented } from 'antd';
import { useConditions } from '../../components/lists/use-list';
import { ReadyList } from './ready-list';
import { STEPS, type StepName, stepAt } from './steps';
import { WaitingList } from './waiting-list';

/** The page 公示与命名 (public notices and naming), for several applications at once; one tab per step. */
export function Component() {
  const { values, change } = useConditions(['step', 'cellType', 'q']);
  const step = stepAt(values.step);
  const choice = (
    <Segmented<StepName>
      aria-label="步骤"
      className="steps-choice"
      value={step.name}
      options={STEPS.map(({ name, label }) => ({ value: name, label }))}
      onChange={(name) => change({ step: name, cellType: undefined, q: undefined })}
    />
  );
  return step.act ? (
    <ReadyList key={step.name} step={step}>
      {choice}
    </ReadyList>
  ) : (
    <WaitingList key={step.name} step={step}>
      {choice}
    </WaitingList>
  );
}
