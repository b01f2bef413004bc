import { OBLIGATION_KIND_NAMES, type ObligationKind } from '@app/domain';

/** The kinds of all obligations, at run time; the compiler keeps the list complete. */
export const OBLIGATION_KINDS = Object.keys(OBLIGATION_KIND_NAMES) as ObligationKind[];
