import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import { Facets } from '../../components/lists/facets';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import { type ItemOf, useConditions } from '../../components/lists/use-list';
import { useMe } from '../../shell/me';
import { Holder, Level, Matter, Reason } from './board-cells';
import { boardKey, canUrge } from './board-row';
import { BoardSummary } from './board-summary';
import { Undelivered } from './undelivered';
import { UrgeDialog } from './urge-dialog';

type Row = ItemOf<'getBoard'>;

const FILTERS: Filter[] = [
  {
    name: 'stalled',
    label: '进展',
    kind: 'choice',
    choices: [
      { value: 'true', label: '停滞的' },
      { value: 'false', label: '正常推进的' },
    ],
  },
  {
    name: 'kind',
    label: '事项',
    kind: 'choice',
    choices: [
      { value: 'application', label: '申报' },
      { value: 'obligation', label: '定期任务' },
      { value: 'cell', label: '已命名细胞' },
    ],
  },
  { name: 'dueFrom', label: '期限自', kind: 'day' },
  { name: 'dueTo', label: '期限至', kind: 'day' },
];

const FACETS = ['level', 'cause', 'department', 'cellType', 'street'];

/** The board (督办): the seat of each open task, the cause if it is stalled, and the remedy. */
export function Component() {
  const me = useMe();
  const { values, change } = useConditions(FACETS);
  const [chosen, setChosen] = useState<Row[]>([]);
  const [urging, setUrging] = useState<Row[]>();
  const mayAct = me.role === 'office';
  const urge = (row: Row) =>
    mayAct && canUrge(row) ? <Button onClick={() => setUrging([row])}>催办</Button> : null;
  return (
    <>
      <ListPage
        title="督办"
        year="any"
        route="getBoard"
        filters={FILTERS}
        conditions={FACETS}
        exportAt="/exports/board"
        rowKey={boardKey}
        lead="在办的申报和任务：在等谁、为什么不动、下一步怎么办。停滞的在前，其余按期限先后。"
        extra={
          <>
            <Link to="/board/forecast" className="button-link">
              到某日将逾期
            </Link>
            {mayAct && (
              <Button type="primary" disabled={chosen.length === 0} onClick={() => setUrging(chosen)}>
                催办所选{chosen.length > 0 && `(${chosen.length})`}
              </Button>
            )}
          </>
        }
        columns={[
          { title: '期限', key: 'due', sort: 'due', render: (_, row) => <Level row={row} /> },
          { title: '事项', key: 'matter', sort: 'matter', render: (_, row) => <Matter row={row} /> },
          { title: '由谁办理', key: 'holder', sort: 'holder', render: (_, row) => <Holder row={row} /> },
          { title: '原因与下一步', key: 'reason', sort: 'cause', render: (_, row) => <Reason row={row} /> },
          { title: '办理', key: 'act', render: (_, row) => urge(row) },
        ]}
        card={(row) => (
          <>
            <div className="card-head">
              <Matter row={row} />
            </div>
            <Level row={row} />
            <Holder row={row} />
            <Reason row={row} />
            <div className="card-acts">{urge(row)}</div>
          </>
        )}
        selection={
          mayAct
            ? {
                selectedRowKeys: chosen.map(boardKey),
                onChange: (_, rows) => setChosen(rows),
                getCheckboxProps: (row) => ({
                  disabled: !canUrge(row),
                  'aria-label': `选择 ${row.unitName ?? row.number}（${row.name}）`,
                }),
              }
            : undefined
        }
        empty={<EmptyState title="没有在办的事项" hint="申报提交后，会按期限先后出现在这里。" />}
      >
        {(first) =>
          first && (
            <>
              <Undelivered letters={first.undelivered} />
              <BoardSummary board={first} />
              <Facets
                values={values}
                onChange={change}
                facets={[
                  { name: 'level', label: '期限', counts: first.counts.byLevel },
                  { name: 'cause', label: '原因', counts: first.counts.byCause },
                  { name: 'department', label: '部门', counts: first.counts.byDepartment },
                  { name: 'cellType', label: '类型', counts: first.counts.byType },
                  { name: 'street', label: '镇街', counts: first.counts.byStreet },
                ]}
              />
            </>
          )
        }
      </ListPage>
      {urging && (
        <UrgeDialog
          rows={urging}
          onClose={() => {
            setUrging(undefined);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}
