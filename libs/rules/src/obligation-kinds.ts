import { OBLIGATION_KIND_NAMES, type ObligationKind } from '@app/domain';

/** Every kind of obligation, at run time. */
export const OBLIGATION_KINDS = Object.keys(OBLIGATION_KIND_NAMES) as ObligationKind[];
