import { Tag } from 'antd';
import { texts } from '../texts';
import { useToday } from '../shell/me';
import { dateText, shortDate } from '../dates/time';

/** The last day of a task and its state. */
export interface Due {
  dueOn: string;
  overdue: boolean;
  paused?: boolean;
  /** Working days left, negative after the last day. Absent where the server does not count them. */
  daysLeft?: number | null;
  provisional?: boolean;
  toldDueOn?: string | null;
  explanation?: string;
}

/**
 * A last day in words and colour, with its year unless that is the present one of the calendar. `full` adds the year, the
 * date communicated earlier and the reason.
 */
export function DueDate({ due, full = false }: { due: Due; full?: boolean }) {
  const { dueOn, provisional, toldDueOn, explanation } = due;
  const isFull = full || dueOn.slice(0, 4) !== useToday().slice(0, 4);
  return (
    <span className={`due due-${mood(due)}`}>
      <span className="due-words">{words(due)}</span>
      <time dateTime={dueOn}>{isFull ? dateText(dueOn) : shortDate(dueOn)}</time>
      {provisional && <Tag title={texts.due.provisionalHint}>{texts.due.provisional}</Tag>}
      {full && provisional && <span className="quiet">{texts.due.provisionalHint}</span>}
      {full && toldDueOn && toldDueOn !== dueOn && (
        <span className="quiet">{texts.due.earlier(dateText(toldDueOn))}</span>
      )}
      {full && explanation && (
        <details className="due-why">
          <summary>{texts.due.why}</summary>
          {explanation}
        </details>
      )}
    </span>
  );
}

function words({ overdue, paused, daysLeft }: Due): string {
  if (paused) return texts.due.paused;
  if (daysLeft === undefined || daysLeft === null) {
    return overdue ? texts.due.lateRest : texts.due.by;
  }
  if (daysLeft < 0) return texts.due.late(-daysLeft);
  if (overdue) return texts.due.lateRest; // only days off have passed since the last day
  return daysLeft === 0 ? texts.due.today : texts.due.left(daysLeft);
}

function mood({ overdue, paused, daysLeft }: Due): 'late' | 'soon' | 'calm' | 'paused' {
  if (paused) return 'paused';
  if (overdue || (daysLeft ?? 1) < 0) return 'late';
  return (daysLeft ?? 9) <= 3 ? 'soon' : 'calm';
}
