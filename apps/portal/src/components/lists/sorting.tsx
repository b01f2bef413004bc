import './sorting.css';
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { Select, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { texts } from '../../texts';
import { nextOrder, type Order, type Way, wayOf } from './order';

/** A column of a list; `sort` is its name in the order that the server understands. */
export type ListColumn<T> = TableColumnsType<T>[number] & { sort?: string };

/** Returns the columns with headings that sort: first ascending, then descending, then the list's own order. */
export function sortingColumns<T>(columns: readonly ListColumn<T>[], order: Order): TableColumnsType<T> {
  return columns.map(({ sort, ...column }) => {
    if (!sort) return column;
    const way = wayOf(sort, order.value);
    return {
      ...column,
      title: (
        <Heading way={way} onPress={() => order.onChange(nextOrder(sort, order.value))}>
          {column.title as ReactNode}
        </Heading>
      ),
      onHeaderCell: () => ({ 'aria-sort': way ?? 'none' }),
    };
  });
}

function Heading({ way, onPress, children }: { way: Way; onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="sort-heading" onClick={onPress}>
      {children}
      <span className={`sort-mark ${way ?? ''}`} aria-hidden>
        <CaretUpOutlined />
        <CaretDownOutlined />
      </span>
    </button>
  );
}

/** The order of a list on a phone, where there are no headings. */
export function SortChoice<T>({ columns, order }: { columns: readonly ListColumn<T>[]; order: Order }) {
  const sorted = columns.flatMap(({ sort, title }) => (sort ? [{ sort, title: String(title) }] : []));
  if (sorted.length === 0) return null;
  return (
    <label className="filter sort-choice">
      <span>{texts.list.sort}</span>
      <Select
        value={order.value ?? ''}
        onChange={(value: string) => order.onChange(value || undefined)}
        aria-label={texts.list.sort}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: texts.list.ownOrder },
          ...sorted.flatMap(({ sort, title }) => [
            { value: sort, label: texts.list.upwards(title) },
            { value: `-${sort}`, label: texts.list.downwards(title) },
          ]),
        ]}
      />
    </label>
  );
}
