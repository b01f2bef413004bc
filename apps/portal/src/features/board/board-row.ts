import { momentText, shortDate } from '../../dates/time';
import type { BoardItem } from '@app/contracts';

/** Returns a key that is unique among the rows of the board. */
export function boardKey({ kind, applicationId, obligationId, cellId, seat }: BoardItem): string {
  return `${kind}:${applicationId ?? obligationId ?? cellId}:${seat}`;
}

/** What no holder of a task can hasten. */
const NOBODYS: BoardItem['cause'][] = ['waitingForCity', 'waitingForCalendar'];

/** Whether the office can urge (催办) the seat. It cannot urge itself, the city, `time` or a paused task. */
export function canUrge({ seat, paused, cause, kind, stage }: BoardItem): boolean {
  if (seat === 'office' || seat === 'time' || paused || NOBODYS.includes(cause)) return false;
  if (kind === 'cell') return false; // on the page of the cell
  return kind === 'obligation' || stage !== null;
}

/** Returns the address of the application, obligation or cell of a row. */
export function addressOfMatter(row: {
  applicationId: string | null;
  obligationId: string | null;
  cellId?: string | null;
}): string {
  if (row.cellId) return `/cells/${row.cellId}`;
  return row.applicationId ? `/applications/${row.applicationId}` : `/obligations/${row.obligationId}`;
}

/** Says when and by whom a seat was urged last: `9月3日 09:12 张三催办`. */
export function urgedText({ day, at, byName }: NonNullable<BoardItem['urged']>): string {
  const when = at ? momentText(at).replace(/^\d+年/, '') : shortDate(day);
  return `${when} ${byName ?? ''}催办`;
}
