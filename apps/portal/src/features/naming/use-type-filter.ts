import type { Filter } from '../../components/lists/filters';
import { useTypeChoices } from '../../years/use-type-choices';

/** Returns the filters of every list of this page: text (unit or number) and cell type. */
export function useTypeFilter(): Filter[] {
  const types = useTypeChoices();
  return [
    { name: 'q', label: '查找', kind: 'text', placeholder: '单位或编号' },
    {
      name: 'cellType',
      label: '类型',
      kind: 'choice',
      choices: types,
    },
  ];
}
