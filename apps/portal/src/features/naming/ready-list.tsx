import { type ReactNode, useState } from 'react';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import { ListPage } from '../../components/lists/list-page';
import type { ItemOf } from '../../components/lists/use-list';
import { useMe } from '../../shell/me';
import { NameDialog } from './name-dialog';
import { NamingActs } from './naming-acts';
import { PublishDialog } from './publish-dialog';
import type { ActStep } from './steps';
import { UnitLink } from './unit-link';
import { useTypeFilter } from './use-type-filter';

type Task = ItemOf<'listTasks'>;

/** The applications that wait for the office at one step, with a selection for the act in bulk. */
export function ReadyList({ step, children }: { step: ActStep; children: ReactNode }) {
  const mayAct = useMe().role === 'office';
  const filters = useTypeFilter();
  const [chosen, setChosen] = useState<Task[]>([]);
  const [open, setOpen] = useState(false);
  const Dialog = step.act === 'name' ? NameDialog : PublishDialog;
  const close = (acted: boolean) => {
    setOpen(false);
    if (acted) setChosen([]);
  };
  return (
    <>
      <ListPage
        title="公示与命名"
        lead={step.lead}
        year="any"
        route="listTasks"
        always={{ clock: step.clock }}
        filters={filters}
        exportAt="/exports/tasks"
        rowKey={({ applicationId }) => applicationId}
        extra={
          <NamingActs
            step={step}
            chosen={chosen.map(({ programmeYear }) => programmeYear)}
            onAct={mayAct ? () => setOpen(true) : undefined}
          />
        }
        columns={[
          {
            title: '单位',
            key: 'unit',
            sort: 'unit',
            render: (_, task) => <UnitLink id={task.applicationId} name={task.unitName} />,
          },
          { title: '类型', dataIndex: 'cellTypeName', sort: 'type' },
          { title: '编号', dataIndex: 'number', sort: 'number' },
          { title: '办理期限', key: 'due', sort: 'due', render: (_, task) => <DueDate due={task} /> },
        ]}
        card={(task) => (
          <>
            <UnitLink id={task.applicationId} name={task.unitName} />
            <div className="quiet">
              {task.cellTypeName} · {task.number}
            </div>
            <DueDate due={task} />
          </>
        )}
        selection={
          mayAct
            ? {
                selectedRowKeys: chosen.map(({ applicationId }) => applicationId),
                onChange: (_, tasks) => setChosen(tasks),
                getCheckboxProps: (task) => ({ 'aria-label': `选择 ${task.unitName}` }),
              }
            : undefined
        }
        empty={<EmptyState title={step.empty} hint={step.emptyHint} />}
      >
        {children}
      </ListPage>
      {open && <Dialog items={chosen} onClose={close} />}
    </>
  );
}
