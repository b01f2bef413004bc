import type { Stage } from '@app/domain';
import { STAGE_NAMES } from '@app/contracts';

/** The straight way of an application; what may come between hangs on one of its steps. */
const WAY = [
  'draft',
  'formalCheck',
  'departmentReview',
  'inspection',
  'officeReview',
  'publicNotice',
  'naming',
  'municipalReport',
  'settled',
] as const satisfies Stage[];

const BETWEEN: Partial<Record<Stage, (typeof WAY)[number]>> = {
  correction: 'formalCheck',
  conciliation: 'departmentReview',
  rectification: 'inspection',
  revoked: 'settled',
};

interface StageLineProps {
  stage: Stage;
  /** The last stage of the straight way, where an application ended before its goal. */
  endedAt?: Stage;
}

/** 进度: the whole way in one line, and where the application is. */
export function StageLine({ stage, endedAt }: StageLineProps) {
  const on = stepOf(stage) ?? (endedAt && stepOf(endedAt)) ?? 'formalCheck';
  const at = WAY.indexOf(on);
  const isAside = stage !== on;
  const isOver = stage === 'refused' || stage === 'withdrawn' || stage === 'lapsed' || stage === 'revoked';
  return (
    <ol className="stage-line" aria-label="进度">
      {WAY.map((step, i) => (
        <li
          key={step}
          className={
            i < at ? 'done' : i > at ? '' : isOver ? 'here ended' : stage === 'settled' ? 'done here' : 'here'
          }
          aria-current={i === at ? 'step' : undefined}
        >
          {STAGE_NAMES[step]}
          {i < at && <span className="visually-hidden">(已完成)</span>}
          {i === at && isAside && <small>{STAGE_NAMES[stage]}</small>}
        </li>
      ))}
    </ol>
  );
}

function stepOf(stage: Stage): (typeof WAY)[number] | undefined {
  const step = BETWEEN[stage] ?? stage;
  return WAY.find((one) => one === step);
}
