import { CLOCK_NAMES } from '@app/contracts';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import type { Filter } from '../../components/lists/filters';
import { ListPage } from '../../components/lists/list-page';
import type { ListColumn } from '../../components/lists/sorting';
import { StageTag } from '../../components/stage-tag';
import { useTypeChoices } from '../../years/use-type-choices';
import { dateText } from '../../dates/time';
import { BULK_FORMS } from './bulk/table';
import type { TaskItem } from './task-item';
import './worklist.css';

const MOST = 200;

const columns: ListColumn<TaskItem>[] = [
  {
    title: '单位',
    key: 'unit',
    sort: 'unit',
    render: (_, task) => <Link to={`/applications/${task.applicationId}`}>{task.unitName}</Link>,
  },
  { title: '类型', dataIndex: 'cellTypeName', sort: 'type' },
  { title: '编号', dataIndex: 'number', sort: 'number' },
  { title: '要办的事', dataIndex: 'clockName', sort: 'clock' },
  { title: '期限', key: 'due', sort: 'due', render: (_, task) => <DueDate due={task} /> },
  { title: '收到', key: 'opened', sort: 'opened', render: (_, task) => dateText(task.openedOn) },
];

const keyOf = ({ applicationId, seat }: TaskItem) => `${applicationId} ${seat}`;

/** The page 待办 (worklist): the user’s tasks by last day; several of a kind are done at once. */
export function Component() {
  const types = useTypeChoices();
  const [chosen, setChosen] = useState<ReadonlyMap<string, TaskItem>>(new Map());
  const [acting, setActing] = useState<string>();
  const kinds = kindsOf([...chosen.values()]);
  const kind = kinds.find(({ type }) => type === acting);
  const BulkForm = kind && BULK_FORMS[kind.type];

  const filters: Filter[] = [
    { name: 'q', label: '查找', kind: 'text', placeholder: '单位或编号' },
    {
      name: 'clock',
      label: '要办的事',
      kind: 'choice',
      choices: Object.entries(CLOCK_NAMES).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'cellType',
      label: '类型',
      kind: 'choice',
      choices: types,
    },
    {
      name: 'overdue',
      label: '期限',
      kind: 'choice',
      choices: [
        { value: 'true', label: '已逾期' },
        { value: 'false', label: '未逾期' },
      ],
    },
  ];

  return (
    <>
      <ListPage
        title="待办"
        year="any"
        route="listTasks"
        filters={filters}
        columns={columns}
        rowKey={keyOf}
        exportAt="/exports/tasks"
        selection={{
          selectedRowKeys: [...chosen.keys()],
          onChange: (_, tasks) => setChosen(new Map(tasks.slice(0, MOST).map((task) => [keyOf(task), task]))),
          getCheckboxProps: (task) => ({
            disabled: !canActOn(task),
            'aria-label': `选择 ${task.unitName}`,
          }),
        }}
        card={(task) => <Card task={task} />}
        empty={<EmptyState title="没有待办" hint="有新的事项时会显示在这里，也会通过邮件通知您。" />}
      >
        {chosen.size > 0 && (
          <div className="bulk-bar" role="region" aria-label="批量办理">
            <span aria-live="polite">已选择 {chosen.size} 项</span>
            {kinds.map(({ type, name, tasks }) => (
              <Button key={type} type="primary" onClick={() => setActing(type)}>
                批量{name}
                {kinds.length > 1 && `（${tasks.length}）`}
              </Button>
            ))}
            <Button onClick={() => setChosen(new Map())}>取消选择</Button>
          </div>
        )}
      </ListPage>
      {kind && BulkForm && (
        <Suspense>
          <BulkForm
            tasks={kind.tasks}
            onClose={(acted) => {
              setActing(undefined);
              if (acted) setChosen(new Map());
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function canActOn({ bulkAct }: TaskItem): boolean {
  return bulkAct !== null && bulkAct.type in BULK_FORMS;
}

/** Groups tasks by the act that finishes them. */
function kindsOf(tasks: readonly TaskItem[]) {
  const acts = new Map(tasks.filter(canActOn).map(({ bulkAct }) => [bulkAct!.type, bulkAct!.name]));
  return [...acts].map(([type, name]) => ({
    ...{ type, name },
    tasks: tasks.filter(({ bulkAct }) => bulkAct?.type === type),
  }));
}

function Card({ task }: { task: TaskItem }) {
  return (
    <>
      <div className="card-head">
        <Link to={`/applications/${task.applicationId}`}>{task.unitName}</Link>
        <StageTag stage={task.stage as never} />
      </div>
      <div>
        {task.clockName} <DueDate due={task} />
      </div>
      <div className="quiet">
        {task.cellTypeName} · {task.number}
      </div>
    </>
  );
}
