import { TAKE_BACK_NAME } from '@app/contracts';
import type { CivilDate } from '@app/domain';
import { isoAt } from './time';

/** A change as it is recorded, of any register by day. */
interface Recorded<Kind extends string, Passing> {
  number: number;
  kind: Kind | 'takeBack';
  from: CivilDate;
  documentTitle: string | null;
  documentNumber: string | null;
  reason: string | null;
  takenBackBy?: number | null;
  passing: Passing;
  changedBy: string;
  recordedAt: Date;
}

/** Returns a change for the history of its register; `changes` are all of it, `names` its acts in the office's words. */
export function recordedChangeView<Kind extends string, Passing>(
  change: Recorded<Kind, Passing>,
  changes: readonly Pick<Recorded<Kind, Passing>, 'number' | 'from'>[],
  names: Record<Kind, string>,
  text: string,
) {
  const { number, kind, from, documentTitle, documentNumber, reason, passing, changedBy } = change;
  return {
    ...{ number, kind, from, text, documentNumber, reason, passing, changedBy },
    kindName: kind === 'takeBack' ? TAKE_BACK_NAME : names[kind],
    documentTitle: documentTitle ?? '',
    takenBackOn: changes.find((one) => one.number === change.takenBackBy)?.from ?? null,
    recordedAt: isoAt(change.recordedAt),
  };
}
