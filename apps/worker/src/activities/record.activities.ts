import { recordStep } from '@app/database';
import { KIND_NAMES, type KindName, type Kinds, LIVES, type RecordStep } from '@app/domain';
import type { Pool } from 'pg';

/** Everything that workflows ask of this process: how a step of each kind is recorded, by the activity's name. */
export type Activities = Record<string, RecordStep<Kinds[KindName]>>;

/** Records one step in one transaction; run twice it changes nothing. */
export function recordActivities(pool: Pool): Activities {
  return Object.fromEntries(
    KIND_NAMES.map((kind) => [LIVES[kind].activity, (step) => recordStep(pool, kind, step)]),
  );
}
