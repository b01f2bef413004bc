import { useQueries } from '@tanstack/react-query';
import { reading } from '../server/query';
import { useNamedYear, useYears } from './use-year';

/**
 * Returns the cell types to filter a list by: those of the year that the address names, else those of every year, the
 * newest name of each.
 */
export function useTypeChoices(): { value: string; label: string }[] {
  const named = useNamedYear();
  const years = useYears().map(({ year }) => String(year));
  const read = useQueries({
    queries: (named ? [named] : years).map((year) => reading('listCellTypes', { query: { year } })),
  });
  const types = new Map<string, string>();
  for (const { code, name } of read.flatMap(({ data }) => data?.items ?? []))
    if (!types.has(code)) types.set(code, name);
  return [...types].map(([value, label]) => ({ value, label }));
}
