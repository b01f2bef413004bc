import type { TableColumnsType } from 'antd';
import { inOrder, type Order, type Sorted } from './order';
import { type ListColumn, sortingColumns } from './sorting';
import { useConditions } from './use-list';

/** A column of a list that the server answers whole. */
export type WholeColumn<T> = ListColumn<T> & Sorted<T>;

/** Sorts a list that is read whole by the order in the address. The list's own order is that of `rows`. */
export function useWholeOrder<T>(
  rows: readonly T[],
  columns: readonly WholeColumn<T>[],
): { rows: T[]; columns: TableColumnsType<T>; order: Order } {
  const { values, change } = useConditions(['sort']);
  const order: Order = { value: values.sort, onChange: (sort) => change({ sort }) };
  const plain = columns.map(({ by: _, ...column }) => column as ListColumn<T>);
  return { rows: inOrder(rows, columns, values.sort), columns: sortingColumns(plain, order), order };
}
