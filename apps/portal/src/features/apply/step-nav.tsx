import { STEPS } from './draft-values';

interface StepNavProps {
  step: number;
  onStep: (step: number) => void;
  /** Number of faults by step. */
  faults?: readonly number[];
  steps?: readonly string[];
}

/** The steps of a form. Each can be opened at any time. */
export function StepNav({ step, onStep, faults, steps = STEPS }: StepNavProps) {
  return (
    <nav aria-label="填写步骤" className="step-nav">
      <ol>
        {steps.map((name, i) => (
          <li key={name}>
            <button type="button" aria-current={i === step ? 'step' : undefined} onClick={() => onStep(i)}>
              <span className="step-no">{i + 1}</span> {name}
              {faults && <span className="step-state">{faults[i] ? `待填 ${faults[i]}` : '已填好'}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
