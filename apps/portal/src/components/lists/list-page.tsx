import { Button, Checkbox, Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { texts } from '../../texts';
import { useNarrow } from '../../device/use-narrow';
import '../acts/bulk.css';
import { EmptyState } from './empty-state';
import { ExportButton } from './export-button';
import { type Filter, Filters } from './filters';
import { Loading } from '../loading';
import { Page } from '../page';
import { ProblemAlert } from '../problem-alert';
import { type ItemOf, type ListRoute, type PageOf, useConditions, useList } from './use-list';

interface ListPageProps<N extends ListRoute> {
  title: string;
  lead?: ReactNode;
  extra?: ReactNode;
  route: N;
  /** What stands in the path of the call. */
  place?: Record<string, string>;
  /** Conditions that always hold. */
  always?: Record<string, unknown>;
  filters?: readonly Filter[];
  /** Further conditions in the address, whose means stand in `children`. */
  conditions?: readonly string[];
  columns: TableColumnsType<ItemOf<N>>;
  /** One line on a phone. */
  card: (item: ItemOf<N>) => ReactNode;
  rowKey: (item: ItemOf<N>) => string;
  /** Address under /api that gives the same list as a table. */
  exportAt?: string;
  /** When nothing is there, and no condition is set. */
  empty: ReactNode;
  /** Lines that can be chosen, for acts on several at once. */
  selection?: TableProps<ItemOf<N>>['rowSelection'];
  /** Between the conditions and the lines; from the first page. */
  children?: ReactNode | ((first: PageOf<N> | undefined) => ReactNode);
}

/** A list with its conditions in the address; a table on a desk, cards on a phone. */
export function ListPage<N extends ListRoute>(props: ListPageProps<N>) {
  const { title, lead, extra, route, always = {}, filters = [], conditions = [], exportAt } = props;
  const names = [...filters.map(({ name }) => name), ...conditions];
  const { values, change } = useConditions(names);
  const query = { ...always, ...values };
  const list = useList(route, query, props.place);
  const isNarrowed = names.some((name) => values[name]);

  return (
    <Page
      title={title}
      lead={lead}
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
      {list.items.length > 0 && <Lines {...props} items={list.items} />}
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

function Lines<N extends ListRoute>(props: ListPageProps<N> & { items: ItemOf<N>[] }) {
  const { items, columns, card, rowKey, selection, title } = props;
  const narrow = useNarrow();
  if (narrow) {
    return (
      <ul className="list-cards" aria-label={title}>
        {items.map((item) => (
          <li key={rowKey(item)}>
            {card(item)}
            {selection && <CardBox<N> item={item} items={items} rowKey={rowKey} selection={selection} />}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="table-wide">
      <Table<ItemOf<N>>
        aria-label={title}
        dataSource={items}
        columns={columns}
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

/** On a phone a line is chosen on its card, as it is in the table's first column. */
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
