import { Input, type InputProps } from 'antd';

/** A field whose text is kept in a plain form (`kept`), which it shows as soon as it is left. */
export function PlainInput({
  kept,
  onChange,
  onBlur,
  ...rest
}: InputProps & { kept: (text: string) => string }) {
  return (
    <Input
      {...rest}
      onChange={onChange}
      onBlur={(event) => {
        const typed = event.target.value;
        const plain = kept(typed);
        if (plain !== typed) onChange?.(plain as never); // antd's form takes an event or the value itself
        onBlur?.(event);
      }}
    />
  );
}
