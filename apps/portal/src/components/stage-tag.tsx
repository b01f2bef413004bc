import type { Stage } from '@app/domain';
import { STAGE_NAMES } from '@app/contracts';
import { Tag } from 'antd';

const MOODS: Partial<Record<Stage, string>> = {
  correction: 'tag-warn',
  rectification: 'tag-warn',
  conciliation: 'tag-warn',
  settled: 'tag-good',
  refused: 'tag-bad',
  lapsed: 'tag-bad',
  revoked: 'tag-bad',
  draft: '',
  withdrawn: '',
};

/** Where a case stands, in the office's words. */
export function StageTag({ stage }: { stage: Stage }) {
  return <Tag className={MOODS[stage] ?? 'tag-plain'}>{STAGE_NAMES[stage]}</Tag>;
}
