import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { inOrder, type Order, type Sorted } from './order';
import { type ListColumn, sortingColumns } from './sorting';
import { useConditions } from './use-list';

/** A column of a list that the server answers whole. */
export type WholeColumn<T> = ListColumn<T> & Sorted<T>;

interface Ordered<T> {
  rows: T[];
  columns: TableColumnsType<T>;
  order: Order;
}

/** Sorts a list that is read whole by the order in the address. The list's own order is that of `rows`. */
export function useWholeOrder<T>(rows: readonly T[], columns: readonly WholeColumn<T>[]): Ordered<T> {
  const { values, change } = useConditions(['sort']);
  return ordered(rows, columns, { value: values.sort, onChange: (sort) => change({ sort }) });
}

/** Sorts a small table within a page by an order of its own, which ends with the page. */
export function useOwnOrder<T>(rows: readonly T[], columns: readonly WholeColumn<T>[]): Ordered<T> {
  const [value, onChange] = useState<string>();
  return ordered(rows, columns, { value, onChange });
}

function ordered<T>(rows: readonly T[], columns: readonly WholeColumn<T>[], order: Order): Ordered<T> {
  const plain = columns.map(({ by: _, ...column }) => column as ListColumn<T>);
  return { rows: inOrder(rows, columns, order.value), columns: sortingColumns(plain, order), order };
}
