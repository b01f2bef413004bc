import { Input } from 'antd';
import { useId, useState } from 'react';
import { expectedNumber, keptNumber, type NumberLimits } from './entered-number';
import './number-field.css';

interface NumberFieldProps extends NumberLimits {
  id?: string;
  value?: number | null;
  /** Null: it is empty. What is no such number stays in the field, and comes as null, or as NaN to a form's rule. */
  onChange?: (value: number | null) => void;
  disabled?: boolean;
  placeholder?: string;
  /** The form around it has the rule `numberRule`, which says what is wrong. */
  ruled?: boolean;
  'aria-labelledby'?: string;
}

/** A field for a number as a Chinese keyboard gives it. It never changes what was typed into another number. */
export function NumberField(props: NumberFieldProps) {
  const { id, value, onChange, disabled, placeholder, ruled, min, max, places } = props;
  const limits = { min, max, places };
  const hint = useId();
  const [typed, setTyped] = useState<{ text: string; kept: number | null }>();
  // What was typed is shown as long as the form holds what was kept of it, or nothing because it was no number.
  const isOwn =
    typed && (Object.is(typed.kept, value) || (Number.isNaN(typed.kept) && (value ?? null) === null));
  const text = isOwn ? typed.text : typeof value === 'number' && !Number.isNaN(value) ? String(value) : '';
  const isWrong = Number.isNaN(keptNumber(text, limits));
  return (
    <span className="number-field">
      <Input
        id={id}
        aria-labelledby={props['aria-labelledby']}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong && !ruled ? hint : undefined}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        placeholder={placeholder}
        status={isWrong ? 'error' : undefined}
        value={text}
        onChange={({ target }) => {
          const kept = keptNumber(target.value, limits);
          setTyped({ text: target.value, kept });
          onChange?.(Number.isNaN(kept) && !ruled ? null : kept);
        }}
        onBlur={() => !isWrong && setTyped(undefined)}
      />
      {isWrong && !ruled && (
        <span id={hint} role="alert" className="number-fault">
          {expectedNumber(limits)}
        </span>
      )}
    </span>
  );
}

/** The rule of a form for a NumberField: what is no such number is not sent. */
export function numberRule(limits: NumberLimits) {
  return {
    validator: (_: unknown, value: unknown) =>
      Number.isNaN(value) ? Promise.reject(new Error(expectedNumber(limits))) : Promise.resolve(),
  };
}
