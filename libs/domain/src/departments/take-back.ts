import type { CivilDate } from '../calendar/civil-date';
import { type DepartmentAct, DepartmentFault } from './change';

/** 机构变动 as it was recorded: what it did, and the number of the act that took it back, if any. */
export interface RecordedChange {
  number: number;
  kind: DepartmentAct['kind'] | 'takeBack';
  from: CivilDate;
  /** The departments that it set up or renamed. */
  names: readonly { id: string }[];
  ends: readonly { id: string; successor: string | null; shares?: Readonly<Record<string, string>> | null }[];
  takenBackBy: number | null;
}

/** What a change is about: those that ended by it, those that it set up, and who took over. */
export interface ChangeParties {
  ended: string[];
  begun: string[];
  successors: string[];
}

/** Returns whom a change is about. */
export function partiesOf({
  kind,
  names,
  ends,
}: Pick<RecordedChange, 'kind' | 'names' | 'ends'>): ChangeParties {
  return {
    ended: ends.map(({ id }) => id),
    begun: kind === 'rename' ? [] : names.map(({ id }) => id),
    successors: [...new Set(ends.flatMap(successorsOf))],
  };
}

/**
 * Returns the day from which a change no longer counts when it is taken back today: its own day while that is to come, so that it
 * never counts; otherwise today. Throws DepartmentFault `changeTakenBack`, `changeStays`.
 */
export function takeBackDay(change: RecordedChange, today: CivilDate): CivilDate {
  if (change.kind === 'takeBack') throw new DepartmentFault('changeStays', '');
  if (change.takenBackBy !== null) throw new DepartmentFault('changeTakenBack', '');
  return change.from > today ? change.from : today;
}

/** Returns the later changes that count and are about the same departments: they are taken back first, the newest first. */
export function laterThan(change: RecordedChange, changes: readonly RecordedChange[]): RecordedChange[] {
  const about = new Set(idsOf(change));
  return changes
    .filter(
      ({ number, kind, takenBackBy }) =>
        number > change.number && kind !== 'takeBack' && takenBackBy === null,
    )
    .filter((later) => idsOf(later).some((id) => about.has(id)))
    .sort((a, b) => b.number - a.number);
}

function idsOf({ names, ends }: RecordedChange): string[] {
  return [...names.map(({ id }) => id), ...ends.flatMap((end) => [end.id, ...successorsOf(end)])];
}

function successorsOf({ successor, shares }: RecordedChange['ends'][number]): string[] {
  return [...(successor ? [successor] : []), ...Object.values(shares ?? {})];
}
