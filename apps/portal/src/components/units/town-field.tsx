import { AutoComplete } from 'antd';
import { useCall } from '../../server/query';

interface TownInputProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
  'aria-describedby'?: string;
}

/** 镇街, chosen from the office's list; free text while there is no list. */
export function TownInput({ id, value, onChange, ...rest }: TownInputProps) {
  const { data } = useCall('listTowns', {});
  return (
    <AutoComplete
      {...rest}
      id={id}
      value={value ?? undefined}
      onChange={onChange}
      options={(data?.names ?? []).map((name) => ({ value: name }))}
      showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed.trim()) }}
      maxLength={60}
      placeholder={data && data.names.length > 0 ? '从名单中选择' : undefined}
    />
  );
}
