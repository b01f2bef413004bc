import { Input } from 'antd';
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

/** A field for a civil date (YYYY-MM-DD) with the browser's own date picker. No time zone is involved. */
export function DateField({ value, onChange, ...rest }: DateFieldProps) {
  return (
    <Input
      {...rest}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
      className="date-field"
    />
  );
}
