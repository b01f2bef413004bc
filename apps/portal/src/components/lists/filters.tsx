import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { isWholeDate } from '../../dates/day-note';
import { texts } from '../../texts';
import { DateField } from '../date-field';

/** One filter of a list. `name` is its parameter in the page address and in the API query. */
export type Filter =
  | { name: string; label: string; kind: 'text'; placeholder?: string }
  | { name: string; label: string; kind: 'day' }
  | { name: string; label: string; kind: 'choice'; choices: readonly { value: string; label: string }[] };

interface FiltersProps {
  filters: readonly Filter[];
  values: Record<string, string | undefined>;
  onChange: (changed: Record<string, string | undefined>) => void;
}

/** The filters above a list. */
export function Filters({ filters, values, onChange }: FiltersProps) {
  const isAny = filters.some(({ name }) => values[name]);
  return (
    <div className="filters" role="search" aria-label={texts.list.search}>
      {filters.map((filter) => (
        <label key={filter.name} className="filter">
          <span>{filter.label}</span>
          {filter.kind === 'day' ? (
            <DayFilter
              label={filter.label}
              value={values[filter.name]}
              onEnter={(day) => onChange({ [filter.name]: day })}
            />
          ) : filter.kind === 'text' ? (
            <TextFilter
              key={values[filter.name] ?? ''}
              value={values[filter.name] ?? ''}
              placeholder={filter.placeholder}
              onEnter={(value) => onChange({ [filter.name]: value || undefined })}
            />
          ) : (
            <Select
              value={values[filter.name] ?? ''}
              onChange={(value: string) => onChange({ [filter.name]: value || undefined })}
              options={[{ value: '', label: texts.list.any }, ...filter.choices]}
              showSearch={filter.choices.length > 8 && { optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              aria-label={filter.label}
            />
          )}
        </label>
      ))}
      {isAny && (
        <Button onClick={() => onChange(Object.fromEntries(filters.map(({ name }) => [name, undefined])))}>
          {texts.list.reset}
        </Button>
      )}
    </div>
  );
}

/** A day, taken when it is whole or cleared: what stands in the field while its year is typed narrows nothing. */
function DayFilter(props: { label: string; value?: string; onEnter: (day: string | undefined) => void }) {
  const [typed, setTyped] = useState<string>();
  const enter = (day: string | undefined) => {
    const isPart = day !== undefined && !isWholeDate(day);
    setTyped(isPart ? day : undefined);
    if (!isPart) props.onEnter(day);
  };
  return <DateField aria-label={props.label} value={typed ?? props.value} onChange={enter} />;
}

function TextFilter(props: { value: string; placeholder?: string; onEnter: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  const enter = () => text.trim() !== props.value && props.onEnter(text.trim());
  return (
    <Input
      value={text}
      placeholder={props.placeholder}
      allowClear
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '' && props.value !== '') props.onEnter('');
      }}
      onPressEnter={enter}
      onBlur={enter}
    />
  );
}
