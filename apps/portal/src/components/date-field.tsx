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

/** A civil date, entered as the device does it best; no time zone on the way. */
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
