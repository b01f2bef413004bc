import { REFUSALS } from '@app/domain';
import { DETAILS } from '../common/problems';

/** Every code that a refusal can carry, with its meaning; each has its place on the human page. */
export const CODES: Record<string, string> = { ...REFUSALS, ...DETAILS };
