import { STEPS, stepOf } from '../application/stage-facts';
import type { Stage } from '../application/stages';

/**
 * Whether a 镇街 may still recommend a case (推荐意见): it has been submitted, has not ended, and the office has not yet
 * decided on it.
 */
export function isRecommendable(stage: Stage): boolean {
  const step = stepOf(stage);
  return stage !== 'draft' && step !== undefined && STEPS.indexOf(step) < STEPS.indexOf('publicNotice');
}
