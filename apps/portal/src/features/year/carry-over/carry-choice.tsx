import type { CarryOverView } from '@app/contracts';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { WordTag } from '../../../components/word-tag';
import { useMe } from '../../../shell/me';
import { shortDate } from '../../../dates/time';
import { CarryDialog } from './carry-dialog';

interface Row {
  number: string;
  applicationId: string;
  unit: string;
  cellTypeName: string;
  namedOn: string;
  typeCompleted: number;
  typeTarget: number;
  /** Why the cell is proposed; absent for an alternative. */
  reason?: string;
}

/** The proposed cells with their reasons and the alternatives; the office chooses among them and confirms. */
export function CarryChoice({ proposal }: { proposal: CarryOverView }) {
  const mayAct = useMe().role === 'office' && proposal.canConfirm;
  const proposed = proposal.moves.map(({ number }) => number);
  const [chosen, setChosen] = useState<string[]>(proposed);
  const [seen, setSeen] = useState(proposal.hash);
  const [confirming, setConfirming] = useState<CarryOverView>();
  if (seen !== proposal.hash) {
    setSeen(proposal.hash);
    setChosen(proposed);
  }
  const isAltered = chosen.length !== proposed.length || chosen.some((number) => !proposed.includes(number));
  const rows: Row[] = [...proposal.moves, ...proposal.alternatives];
  return (
    <section className="card" aria-labelledby="choice">
      <div className="card-head">
        <h2 id="choice">建议结转 {proposed.length} 个</h2>
        {mayAct && (
          <div className="acts-row no-print">
            {isAltered && <Button onClick={() => setChosen(proposed)}>恢复为建议</Button>}
            <Button type="primary" onClick={() => setConfirming(proposal)}>
              确认结转（{chosen.length} 个）
            </Button>
          </div>
        )}
      </div>
      <p role="status">
        已选 {chosen.length} 个{isAltered ? '，与建议不同' : '，与建议一致'}；最多可以结转 {proposal.surplus}{' '}
        个。
      </p>
      <div className="table-wide">
        <Table<Row>
          aria-label="结转建议和可换选的细胞"
          dataSource={rows}
          rowKey="number"
          size="middle"
          pagination={rows.length > 100 && { pageSize: 100, showSizeChanger: false }}
          rowSelection={
            mayAct
              ? {
                  selectedRowKeys: chosen,
                  hideSelectAll: true,
                  columnTitle: '结转',
                  columnWidth: 72,
                  onChange: (keys) => setChosen(keys as string[]),
                  getCheckboxProps: (row) => ({ 'aria-label': `结转 ${row.unit}` }),
                }
              : undefined
          }
          columns={[
            {
              title: '细胞',
              key: 'unit',
              render: (_, row) => (
                <>
                  <Link to={`/applications/${row.applicationId}`}>{row.unit}</Link>
                  <div className="quiet">{row.number}</div>
                </>
              ),
            },
            { title: '类型', dataIndex: 'cellTypeName' },
            { title: '命名', key: 'named', render: (_, { namedOn }) => shortDate(namedOn) },
            {
              title: '本类型计入/任务数',
              key: 'type',
              align: 'right',
              render: (_, { typeCompleted, typeTarget }) => `${typeCompleted} / ${typeTarget}`,
            },
            {
              title: '理由',
              key: 'reason',
              render: (_, { reason }) =>
                reason ? (
                  <div className="carry-reason">
                    <WordTag tone="info">建议</WordTag> {reason}
                  </div>
                ) : (
                  <span className="quiet">可换选</span>
                ),
            },
          ]}
        />
      </div>
      {confirming && (
        <CarryDialog
          proposal={confirming}
          isStale={confirming.hash !== proposal.hash}
          chosen={chosen}
          isAltered={isAltered}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </section>
  );
}
