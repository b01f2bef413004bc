import { Input } from 'antd';
import { dayNote, isWholeDate } from '../dates/day-note';
import { useWorkingDays } from '../dates/use-working-days';
import './acts/bulk.css';

interface DateFieldProps {
  value?: string;
  onChange?: (civil: string | undefined) => void;
  min?: string;
  max?: string;
  id?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

/**
 * A field for a civil date (YYYY-MM-DD) with the browser's own date picker, and beside it what the browser does not know:
 * the day of the week, and whether the official calendar has it off. No time zone is involved.
 */
export function DateField({ value, onChange, ...rest }: DateFieldProps) {
  return (
    <span className="date-field">
      <Input
        {...rest}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange?.(event.target.value || undefined)}
      />
      {value && isWholeDate(value) && <DayNote date={value} />}
    </span>
  );
}

function DayNote({ date }: { date: string }) {
  const kind = useWorkingDays(date.slice(0, 4))(date);
  return (
    <span className={kind.works ? 'quiet' : 'date-rest'} aria-live="polite">
      {dayNote(date, kind)}
    </span>
  );
}
