import { OBLIGATION_KIND_NAMES, type ObligationItem } from '@app/contracts';
import { OBLIGATION_STATUS_NAMES } from '@app/contracts';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { ExportButton } from '../../components/lists/export-button';
import { EmptyState } from '../../components/lists/empty-state';
import { Filters } from '../../components/lists/filters';
import { SortChoice } from '../../components/lists/sorting';
import { useWholeOrder, type WholeColumn } from '../../components/lists/whole-order';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useConditions } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { useNamedYear } from '../../years/use-year';
import { useNarrow } from '../../device/media';
import { CreateDialog } from './create-dialog';
import { ObligationCalendar } from './obligation-calendar';
import { ObligationDue, ObligationLink, Missing, Status } from './obligation-cells';

const KINDS = Object.entries(OBLIGATION_KIND_NAMES).map(([value, label]) => ({ value, label }));

/** The page 定期任务 (obligations) of a year: as a list or as a calendar of due dates. */
export function Component() {
  const me = useMe();
  const { values, change } = useConditions(['kind', 'status', 'view']);
  const { kind, status, view } = values;
  const { data, error, refetch } = useCall('listObligations', {});
  const years = [...new Set(data?.items.map(({ programmeYear }) => programmeYear))];
  const year = useNamedYear(years);
  const query = { year, kind: kind as ObligationItem['kind'], status: status as ObligationItem['status'] };
  const items = data?.items.filter(
    (one) =>
      (!year || String(one.programmeYear) === year) &&
      (!kind || one.kind === kind) &&
      (!status || one.status === status),
  );
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title="定期任务"
      year="any"
      years={years}
      lead="自评估、季度调度、“无废指数”和各项报送：何时报、报给谁、谁还没有填。"
      extra={
        <>
          {me.role === 'office' && (
            <Button type="primary" onClick={() => setCreating(true)}>
              建立市级调度报告任务
            </Button>
          )}
          <ExportButton at="/exports/obligations" query={query} />
        </>
      }
    >
      <Filters
        values={values}
        onChange={change}
        filters={[
          { name: 'kind', label: '任务', kind: 'choice', choices: KINDS },
          {
            name: 'status',
            label: '状态',
            kind: 'choice',
            choices: Object.entries(OBLIGATION_STATUS_NAMES).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Segmented
        aria-label="显示方式"
        className="steps-choice"
        value={view ?? 'list'}
        options={[
          { value: 'list', label: '列表' },
          { value: 'calendar', label: '日历' },
        ]}
        onChange={(chosen) => change({ view: chosen === 'list' ? undefined : chosen })}
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {items?.length === 0 && (
        <div className="card">
          <EmptyState title="没有符合条件的任务" hint="可以换一个年度，或清除查找条件。" />
        </div>
      )}
      {items &&
        items.length > 0 &&
        (view === 'calendar' ? (
          <ObligationCalendar obligations={items} />
        ) : (
          <List obligations={openFirst(items)} />
        ))}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

/** Returns the obligations with the open ones first, each part by last day; what is over comes latest first. */
function openFirst(obligations: readonly ObligationItem[]): ObligationItem[] {
  const isOver = ({ status }: ObligationItem) => status === 'done' || status === 'past';
  return [...obligations.filter((one) => !isOver(one)), ...obligations.filter(isOver).reverse()];
}

const COLUMNS: WholeColumn<ObligationItem>[] = [
  {
    title: '任务',
    key: 'title',
    sort: 'title',
    by: ({ title }) => title,
    render: (_, obligation) => <ObligationLink obligation={obligation} />,
  },
  {
    title: '期限',
    key: 'due',
    sort: 'due',
    by: ({ dueOn }) => dueOn,
    render: (_, obligation) => <ObligationDue obligation={obligation} />,
  },
  {
    title: '状态',
    key: 'status',
    sort: 'status',
    by: ({ statusName }) => statusName,
    render: (_, obligation) => <Status obligation={obligation} />,
  },
  { title: '报送', dataIndex: 'toName', sort: 'to', by: ({ toName }) => toName },
  {
    title: '填报',
    key: 'missing',
    sort: 'missing',
    by: ({ missing }) => missing.length,
    render: (_, obligation) => <Missing obligation={obligation} />,
  },
];

function List({ obligations }: { obligations: ObligationItem[] }) {
  const narrow = useNarrow();
  const { rows, columns, order } = useWholeOrder(obligations, COLUMNS);
  if (narrow)
    return (
      <>
        <SortChoice columns={COLUMNS} order={order} />
        <ul className="list-cards">
          {rows.map((obligation) => (
            <li key={obligation.id}>
              <div className="card-head">
                <ObligationLink obligation={obligation} />
                <Status obligation={obligation} />
              </div>
              <ObligationDue obligation={obligation} />
              <div className="quiet">报送{obligation.toName}</div>
              <Missing obligation={obligation} />
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <Table<ObligationItem>
      aria-label="定期任务"
      dataSource={rows}
      rowKey="id"
      pagination={false}
      size="middle"
      columns={columns}
    />
  );
}
