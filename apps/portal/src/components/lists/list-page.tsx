import { Button, Checkbox, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { texts } from '../../texts';
import { useNarrow } from '../../device/media';
import '../acts/bulk.css';
import { EmptyState } from './empty-state';
import { ExportButton } from './export-button';
import { type Filter, Filters } from './filters';
import { useNamedYear } from '../../years/use-year';
import type { YearScope } from '../../years/year-choice';
import { Loading } from '../loading';
import { Page } from '../page';
import { ProblemAlert } from '../problem/problem-alert';
import type { Order } from './order';
import { type ListColumn, SortChoice, sortingColumns } from './sorting';
import { type ItemOf, type ListRoute, type PageOf, useConditions, useList } from './use-list';

interface ListPageProps<N extends ListRoute> {
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  route: N;
  /** Path parameters of the API call. */
  place?: Record<string, string>;
  /** Filters that always apply. */
  always?: Record<string, unknown>;
  filters?: readonly Filter[];
  /** The list has a year: `one` belongs to one, as `place` says; `any` goes across them and is narrowed by the choice. */
  year?: YearScope;
  /** Names of further filters in the address, whose controls are in `children`. */
  conditions?: readonly string[];
  columns: readonly ListColumn<ItemOf<N>>[];
  /** One row on a phone. */
  card: (item: ItemOf<N>) => ReactNode;
  rowKey: (item: ItemOf<N>) => string;
  /** Path under /api that exports the same list. */
  exportAt?: string;
  /** Shown when the list is empty and no filter is set. */
  empty: ReactNode;
  /** Selection of rows, for bulk acts. */
  selection?: TableProps<ItemOf<N>>['rowSelection'];
  /** Shown between the filters and the rows. A function receives the first page, undefined while it loads. */
  children?: ReactNode | ((first: PageOf<N> | undefined) => ReactNode);
}

/** The address parameter for the order of a list. */
const SORT = 'sort';

/** A paged list with its filters and order in the address: a table on a wide screen, cards on a phone. */
export function ListPage<N extends ListRoute>(props: ListPageProps<N>) {
  const { title, lead, extra, route, always = {}, filters = [], conditions = [], exportAt, year } = props;
  const names = [...filters.map(({ name }) => name), ...conditions];
  const { values: asked, change } = useConditions([...names, SORT]);
  const { [SORT]: sort, ...values } = asked;
  const order: Order = { value: sort, onChange: (value) => change({ [SORT]: value }) };
  const named = useNamedYear();
  const programmeYear = year === 'any' ? named : undefined;
  const query = { ...always, programmeYear, ...values, sort };
  const list = useList(route, query, props.place);
  const isNarrowed = programmeYear !== undefined || names.some((name) => values[name]);

  return (
    <Page
      title={title}
      lead={lead}
      year={year}
      extra={
        <>
          {extra}
          {exportAt && <ExportButton at={exportAt} query={query} />}
        </>
      }
    >
      {filters.length > 0 && <Filters filters={filters} values={values} onChange={change} />}
      {typeof props.children === 'function' ? props.children(list.first) : props.children}
      {list.error && <ProblemAlert error={list.error} onRetry={list.again} />}
      {list.isLoading && <Loading />}
      {!list.isLoading && !list.error && list.items.length === 0 && (
        <div className="card">
          {isNarrowed ? <EmptyState title={texts.list.nothing} hint={texts.list.nothingHint} /> : props.empty}
        </div>
      )}
      {list.items.length > 0 && <Lines {...props} items={list.items} order={order} />}
      {list.items.length > 0 && (
        <div className="list-foot" aria-live="polite">
          <span>{list.hasMore ? texts.list.shown(list.items.length) : texts.list.all}</span>
          {list.hasMore && (
            <Button onClick={list.more} loading={list.isMore}>
              {texts.list.more}
            </Button>
          )}
        </div>
      )}
    </Page>
  );
}

function Lines<N extends ListRoute>(props: ListPageProps<N> & { items: ItemOf<N>[]; order: Order }) {
  const { items, columns, card, rowKey, selection, title, order } = props;
  const narrow = useNarrow();
  if (narrow) {
    return (
      <>
        <SortChoice columns={columns} order={order} />
        <ul className="list-cards" aria-label={title}>
          {items.map((item) => (
            <li key={rowKey(item)}>
              {card(item)}
              {selection && <CardBox<N> item={item} items={items} rowKey={rowKey} selection={selection} />}
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <div className="table-wide">
      <Table<ItemOf<N>>
        aria-label={title}
        dataSource={items}
        columns={sortingColumns(columns, order)}
        rowKey={rowKey}
        rowSelection={selection}
        pagination={false}
        size="middle"
      />
    </div>
  );
}

type CardBoxProps<N extends ListRoute> = Pick<ListPageProps<N>, 'rowKey'> & {
  item: ItemOf<N>;
  items: ItemOf<N>[];
  selection: NonNullable<ListPageProps<N>['selection']>;
};

/** The checkbox on a card, which does what the table's selection column does. */
function CardBox<N extends ListRoute>({ item, items, rowKey, selection }: CardBoxProps<N>) {
  const { selectedRowKeys = [], onChange, getCheckboxProps } = selection;
  const { disabled, 'aria-label': label } = getCheckboxProps?.(item) ?? {};
  if (disabled) return null;
  const choose = (isChosen: boolean) => {
    const keys = [
      ...selectedRowKeys.filter((key) => key !== rowKey(item)),
      ...(isChosen ? [rowKey(item)] : []),
    ];
    const rows = items.filter((one) => keys.includes(rowKey(one)));
    onChange?.(keys, rows, { type: 'single' });
  };
  return (
    <Checkbox
      className="card-box"
      checked={selectedRowKeys.includes(rowKey(item))}
      onChange={({ target }) => choose(target.checked)}
    >
      {label}
    </Checkbox>
  );
}
