import { refusalOf } from '@app/engine';
import { refuse } from '../common/problems';

/** What a failed update means to the person who acted: the procedure's refusal, or that it may be sent again. */
export function refusalOfUpdate(error: unknown): unknown {
  const refusal = refusalOf(error);
  if (refusal === 'stillRunning') return refuse('stillRunning');
  return refusal === 'runEnded' ? refuse('unavailable') : (refusal ?? error);
}
