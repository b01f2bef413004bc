import type { Stage } from '@app/domain';
import { STAGE_NAMES } from '@app/contracts';
import { Tag } from 'antd';

const COLORS: Partial<Record<Stage, string>> = {
  correction: 'orange',
  rectification: 'orange',
  conciliation: 'orange',
  settled: 'green',
  refused: 'red',
  lapsed: 'red',
  revoked: 'red',
  draft: 'default',
  withdrawn: 'default',
};

/** Where a case stands, in the office's words. */
export function StageTag({ stage }: { stage: Stage }) {
  return (
    <Tag color={COLORS[stage] ?? 'blue'} className="stage-tag">
      {STAGE_NAMES[stage]}
    </Tag>
  );
}
