import { STEPS } from './draft-values';

interface StepNavProps {
  step: number;
  onStep: (step: number) => void;
  /** What is to be said of each step. */
  states?: readonly string[];
  steps?: readonly string[];
}

/** The steps of a form. Each can be opened at any time. */
export function StepNav({ step, onStep, states, steps = STEPS }: StepNavProps) {
  return (
    <nav aria-label="填写步骤" className="step-nav">
      <ol>
        {steps.map((name, i) => (
          <li key={name}>
            <button type="button" aria-current={i === step ? 'step' : undefined} onClick={() => onStep(i)}>
              <span className="step-no">{i + 1}</span> {name}
              {states && <span className="step-state">{states[i]}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
