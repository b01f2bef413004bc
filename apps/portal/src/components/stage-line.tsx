import { isFinal, STAGE_NAMES, stepOf, STEPS } from '@app/contracts';
import type { Stage } from '@app/domain';

interface StageLineProps {
  stage: Stage;
  /** The last stage with a step, if the application ended early. Absent while the history loads. */
  endedAt?: Stage;
}

/** Progress (进度): every step in one line, with the current one marked. */
export function StageLine({ stage, endedAt }: StageLineProps) {
  const on = stepOf(stage) ?? (endedAt && stepOf(endedAt)) ?? FIRST_AFTER_DRAFT;
  const at = STEPS.indexOf(on);
  const isAside = stage !== on;
  const isOver = isAside && isFinal(stage);
  return (
    <ol className="stage-line" aria-label="进度">
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={
            i < at ? 'done' : i > at ? '' : isOver ? 'here ended' : stage === 'settled' ? 'done here' : 'here'
          }
          aria-current={i === at ? 'step' : undefined}
        >
          {STAGE_NAMES[step]}
          {i < at && <span className="visually-hidden">（已完成）</span>}
          {i === at && isAside && <small>{STAGE_NAMES[stage]}</small>}
        </li>
      ))}
    </ol>
  );
}

/** The step shown before the history has loaded: an application that has ended was at least submitted. */
const FIRST_AFTER_DRAFT = STEPS[1]!;
