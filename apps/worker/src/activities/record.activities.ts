import { recordStep } from '@app/database';
import { KIND_NAMES, type KindName, type Kinds, LIVES, type RecordStep } from '@app/domain';
import type { Pool } from 'pg';

/** The activities of the lives, by name: each records the steps of one kind. */
export type Activities = Record<string, RecordStep<Kinds[KindName]>>;

/** Returns activities that record one step in one transaction. A second run of the same step changes nothing. */
export function recordActivities(pool: Pool): Activities {
  return Object.fromEntries(
    KIND_NAMES.map((kind) => [LIVES[kind].activity, (step) => recordStep(pool, kind, step)]),
  );
}
