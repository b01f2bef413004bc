import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type Answer, type Ask, call } from '../../../server/api';
import { useYear } from '../../../years/use-year';

type Stage = NonNullable<NonNullable<Ask<'listApplications'>['query']>['stage']>;
type Item = Answer<'listApplications'>['items'][number];

const MOST = 30;

interface CellSelectProps {
  /** The stages whose applications can be chosen. */
  stages: readonly Stage[];
  placeholder: string;
  id?: string;
  value?: string[];
  onChange?: (numbers: string[]) => void;
}

/**
 * Field for several applications of the year, searched by unit, number or type. Its value is their numbers.
 */
export function CellSelect({ stages, ...field }: CellSelectProps) {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const programmeYear = useYear();
  const { data = [], isFetching } = useQuery({
    queryKey: ['listApplications', 'choices', programmeYear, stages, q],
    queryFn: async () => {
      const ask = (stage: Stage) => ({ query: { programmeYear, stage, q: q || undefined, limit: MOST } });
      return Promise.all(stages.map((stage) => call('listApplications', ask(stage))));
    },
    placeholderData: (before) => before,
  });
  const more = data.some(({ nextCursor }) => nextCursor !== null);
  return (
    <Select
      {...field}
      mode="multiple"
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={data.flatMap(({ items }) => items.map(choiceOf))}
      notFoundContent={isFetching ? '正在查找…' : '没有找到，可以换一个单位名称或编号'}
      popupRender={(list) => (
        <>
          {list}
          {more && <p className="quiet select-more">只列出前面的，请输入单位名称或编号查找其余的</p>}
        </>
      )}
    />
  );
}

function choiceOf({ number, unitName }: Item) {
  return { value: number, label: `${unitName} ${number}` };
}
