import type { TownList } from '@app/contracts';
import { AutoComplete } from 'antd';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';

interface TownInputProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string) => void;
  'aria-describedby'?: string;
}

/** A 镇街 that is to end without a successor is shown with its day, and not chosen. */
function choicesOf({ names, ending }: TownList) {
  return names.map((name) => {
    const end = ending.find((one) => one.name === name);
    return end
      ? { value: name, label: `${name}（${dateText(end.endsOn)}起撤销，不能再选）`, disabled: true }
      : { value: name };
  });
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
      options={data && choicesOf(data)}
      showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed.trim()) }}
      maxLength={60}
      placeholder={data && data.names.length > 0 ? '从名单中选择' : undefined}
    />
  );
}
