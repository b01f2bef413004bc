import { STAGE_NAMES } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import type { ListColumn } from '../../components/lists/sorting';
import { StageTag } from '../../components/stage-tag';
import type { ItemOf } from '../../components/lists/use-list';
import { momentText } from '../../dates/time';
import { useMe } from '../../shell/me';
import { useTypeChoices } from '../../years/use-type-choices';

type Item = ItemOf<'listApplications'>;

const columns: ListColumn<Item>[] = [
  {
    title: '单位',
    key: 'unit',
    sort: 'unit',
    render: (_, item) => (
      <>
        <Link to={`/applications/${item.id}`}>{item.unitName || '（未填写单位名称）'}</Link>{' '}
        {item.isRecorded && <Tag>补录</Tag>}
      </>
    ),
  },
  {
    title: '类型和编号',
    key: 'type',
    sort: 'number',
    render: (_, item) => (
      <>
        {item.cellTypeName}
        <div className="quiet">{item.number}</div>
      </>
    ),
  },
  { title: '环节', key: 'stage', sort: 'stage', render: (_, item) => <StageTag stage={item.stage} /> },
  { title: '正在等待', key: 'waiting', sort: 'due', render: (_, item) => <Waiting item={item} /> },
  {
    title: '最近变动',
    key: 'updated',
    sort: 'updated',
    render: (_, item) => momentText(item.changedAt),
  },
];

/** The applications (申报) that the user may see, with search by unit, number or type. */
export function Component() {
  const me = useMe();
  const types = useTypeChoices();
  const filters: Filter[] = [
    { name: 'q', label: '查找', kind: 'text', placeholder: '单位、编号或类型' },
    {
      name: 'stage',
      label: '环节',
      kind: 'choice',
      choices: Object.entries(STAGE_NAMES).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'cellType',
      label: '类型',
      kind: 'choice',
      choices: types,
    },
    {
      name: 'overdue',
      label: '进展',
      kind: 'choice',
      choices: [
        { value: 'true', label: '已逾期' },
        { value: 'false', label: '正常' },
      ],
    },
  ];
  return (
    <ListPage
      title="申报"
      year="any"
      route="listApplications"
      filters={filters}
      columns={columns}
      rowKey={(item) => item.id}
      exportAt="/exports/applications"
      card={(item) => <Card item={item} />}
      empty={
        me.role === 'applicant' ? (
          <EmptyState title="还没有申报" hint="先选择类型，再填写申报表；随时可以停下，内容会自动保存。">
            <Link to="/apply">新申报</Link>
          </EmptyState>
        ) : (
          <EmptyState title="还没有可见的申报" hint="申报单位提交后会出现在这里。" />
        )
      }
    />
  );
}

function Waiting({ item }: { item: Item }) {
  return item.waitingFor.map((task) => (
    <div key={task.seat} className="waiting">
      {task.name} <DueDate due={task} />
    </div>
  ));
}

function Card({ item }: { item: Item }) {
  return (
    <>
      <div className="card-head">
        <Link to={`/applications/${item.id}`}>{item.unitName || '（未填写单位名称）'}</Link>
        <StageTag stage={item.stage} />
      </div>
      <div className="quiet">
        {item.cellTypeName} · {item.number}
      </div>
      <Waiting item={item} />
    </>
  );
}
