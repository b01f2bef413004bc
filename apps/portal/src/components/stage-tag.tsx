import { STAGE_NAMES, stepOf } from '@app/contracts';
import type { Stage } from '@app/domain';
import { Tag } from 'antd';

const MOODS: Partial<Record<Stage, string>> = {
  settled: 'tag-good',
  refused: 'tag-bad',
  lapsed: 'tag-bad',
  revoked: 'tag-bad',
  draft: '',
  withdrawn: '',
};

/** The stage of an application, in the office's words. */
export function StageTag({ stage }: { stage: Stage }) {
  return (
    <Tag className={MOODS[stage] ?? (stepOf(stage) === stage ? 'tag-plain' : 'tag-warn')}>
      {STAGE_NAMES[stage]}
    </Tag>
  );
}
