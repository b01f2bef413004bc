import type { ReactNode } from 'react';
import { DueDate } from '../../components/due-date';
import { EmptyState } from '../../components/lists/empty-state';
import { ListPage } from '../../components/lists/list-page';
import type { ItemOf } from '../../components/lists/use-list';
import { NamingActs } from './naming-acts';
import type { WaitingStep } from './steps';
import { UnitLink } from './unit-link';
import { useTypeFilter } from './use-type-filter';

type Item = ItemOf<'listApplications'>;

/** The applications that wait for the end of a period or for the city. */
export function WaitingList({ step, children }: { step: WaitingStep; children: ReactNode }) {
  const filters = useTypeFilter();
  return (
    <ListPage
      title="公示与命名"
      lead={step.lead}
      year="any"
      route="listApplications"
      always={step.query}
      filters={filters}
      exportAt="/exports/applications"
      rowKey={({ id }) => id}
      extra={<NamingActs step={step} />}
      columns={[
        {
          title: '单位',
          key: 'unit',
          sort: 'unit',
          render: (_, item) => <UnitLink id={item.id} name={item.unitName} />,
        },
        { title: '类型', dataIndex: 'cellTypeName', sort: 'type' },
        { title: '编号', dataIndex: 'number', sort: 'number' },
        { title: step.untilName, key: 'until', sort: 'due', render: (_, item) => <Until item={item} /> },
      ]}
      card={(item) => (
        <>
          <UnitLink id={item.id} name={item.unitName} />
          <div className="quiet">
            {item.cellTypeName} · {item.number}
          </div>
          <Until item={item} />
        </>
      )}
      empty={<EmptyState title={step.empty} hint={step.emptyHint} />}
    >
      {children}
    </ListPage>
  );
}

function Until({ item }: { item: Item }) {
  return item.waitingFor.map((task) => <DueDate key={task.seat} due={task} />);
}
