import { WordTag } from '../../components/word-tag';
import type { ObligationView, PartView } from '@app/contracts';
import { Progress, Table } from 'antd';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { useOwnOrder, type WholeColumn } from '../../components/lists/whole-order';
import { useMe } from '../../shell/me';
import { useNarrow } from '../../device/media';

/** The parts of all departments; those with missing items come first. */
export function ObligationParts({ obligation }: { obligation: ObligationView }) {
  const narrow = useNarrow();
  const mayEnter = useMe().role === 'office' && obligation.actions.some(({ type }) => type === 'contribute');
  const parts = [...obligation.parts].sort((a, b) => owed(b) - owed(a));
  const owing = parts.filter((part) => owed(part) > 0).length;
  const { rows, columns } = useOwnOrder<PartView>(parts, [
    { title: '部门', dataIndex: 'name', sort: 'name', by: ({ name }) => name },
    {
      title: '填报',
      key: 'done',
      sort: 'owed',
      by: (part) => owed(part),
      render: (_, part) => <Done part={part} />,
    },
    {
      title: '期限',
      key: 'due',
      sort: 'due',
      by: ({ dueOn }) => dueOn,
      render: (_, part) => <Due part={part} />,
    },
    ...(mayEnter ? [entering(obligation.id)] : []),
  ]);
  return (
    <section className="card" aria-labelledby="parts">
      <h2 id="parts">
        部门填报{' '}
        <span className="quiet">
          {owing === 0 ? `${parts.length} 个部门已全部填报` : `${parts.length} 个部门，${owing} 个尚未填完`}
        </span>
      </h2>
      {narrow ? (
        <ul className="list-cards">
          {parts.map((part) => (
            <li key={part.department}>
              <div className="card-head">
                <strong>{part.name}</strong>
                <Done part={part} />
              </div>
              <Due part={part} />{' '}
              {mayEnter && owed(part) > 0 && <EnterFor part={part} obligationId={obligation.id} />}
            </li>
          ))}
        </ul>
      ) : (
        <Table<PartView>
          aria-label="部门填报"
          dataSource={rows}
          rowKey="department"
          pagination={false}
          size="small"
          expandable={{
            expandedRowRender: (part) => <Items part={part} />,
            columnTitle: <span className="visually-hidden">展开</span>,
          }}
          columns={columns}
        />
      )}
    </section>
  );
}

function entering(obligationId: string): WholeColumn<PartView> {
  return {
    title: '代填',
    key: 'enter',
    render: (_, part) => owed(part) > 0 && <EnterFor part={part} obligationId={obligationId} />,
  };
}

/**
 * Link to the form with which the office hands in for a department that has not; the record names the office.
 */
function EnterFor({ part, obligationId }: { part: PartView; obligationId: string }) {
  return (
    <Link to={`/contributions/${obligationId}?department=${part.department}`}>
      代为填报<span className="visually-hidden">：{part.name}</span>
    </Link>
  );
}

function owed({ items }: PartView): number {
  return items.filter(({ handedIn }) => !handedIn).length;
}

function Done({ part }: { part: PartView }) {
  const { length } = part.items;
  const done = length - owed(part);
  return (
    <span className="part-done">
      <Progress
        percent={(100 * done) / length}
        showInfo={false}
        size={[80, 8]}
        aria-label={`${part.name}填报进度`}
      />
      {done === length ? `${length} 项已填报` : `已填 ${done}/${length} 项`}
    </span>
  );
}

function Due({ part }: { part: PartView }) {
  if (owed(part) === 0) return <span className="quiet">已填报</span>;
  if (!part.dueOn) return <span>日期待定</span>;
  return (
    <>
      <DueDate due={{ ...part, dueOn: part.dueOn }} />{' '}
      {part.escalated && (
        <WordTag tone="warn">{part.escalated === 'head' ? '已告知部门负责人' : '已告知区无废办'}</WordTag>
      )}
    </>
  );
}

function Items({ part }: { part: PartView }) {
  return (
    <ul className="part-items">
      {part.items.map(({ item, title, handedIn }) => (
        <li key={item}>
          <WordTag tone={handedIn ? 'good' : 'plain'}>{handedIn ? '已填' : '未填'}</WordTag>
          <span className="quiet">{item}</span> {title}
        </li>
      ))}
    </ul>
  );
}
