import { DEPARTMENT_ACT_NAMES, type DepartmentRegisterView } from '@app/contracts';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import type { ActKind } from './act-of';
import { ChangeDepartment } from './change-department';
import { Changes } from './changes';
import { PlainTable } from '../../components/plain-table';

const KINDS = Object.keys(DEPARTMENT_ACT_NAMES) as ActKind[];

/** The page 部门与机构 (departments): who there is, from which day, and every change with its document. */
export function Component() {
  const { data, error, refetch } = useCall('getDepartmentRegister');
  return (
    <Page
      title="部门与机构"
      lead="机构变动从所定的那天起生效：未办结的申报、事项、填报任务和账号转由承接部门办理；此前办理的仍显示当日的部门名称。"
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Register view={data} />}
    </Page>
  );
}

function Register({ view }: { view: DepartmentRegisterView }) {
  const { role } = useMe();
  const [kind, setKind] = useState<ActKind>();
  return (
    <>
      {role === 'office' && (
        <section className="card" aria-label="登记机构变动">
          <div className="card-head">
            <h2>登记机构变动</h2>
          </div>
          <Flex wrap gap="small">
            {KINDS.map((one) => (
              <Button key={one} onClick={() => setKind(one)}>
                {DEPARTMENT_ACT_NAMES[one]}
              </Button>
            ))}
          </Flex>
        </section>
      )}
      <Bodies view={view} />
      <Changes view={view} />
      {kind && <ChangeDepartment kind={kind} view={view} onClose={() => setKind(undefined)} />}
    </>
  );
}

function Bodies({ view: { departments } }: { view: DepartmentRegisterView }) {
  return (
    <section className="card" aria-labelledby="bodies">
      <h2 id="bodies">部门</h2>
      <PlainTable label="部门" heads={['简称', '全称', '代码', '状态']}>
        {departments.map((one) => (
          <tr key={one.id}>
            <td>{one.name}</td>
            <td>{one.fullName}</td>
            <td>{one.id}</td>
            <td>{standing(one)}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

/** Returns how a department stands today, and what is already decided for later. */
function standing({
  status,
  beginsOn,
  endsOn,
  successor,
  later,
}: DepartmentRegisterView['departments'][number]): string {
  const heir = successor ? `，由${successor.name}承接` : '';
  if (status === 'ended') return `${dateText(endsOn!)}撤销${heir}`;
  const parts = [
    status === 'planned'
      ? `${dateText(beginsOn!)}成立`
      : beginsOn
        ? `现有，${dateText(beginsOn)}成立`
        : '现有',
    ...later.map(({ from, name }) => `${dateText(from)}起更名为${name}`),
    ...(endsOn ? [`${dateText(endsOn)}起撤销${heir}`] : []),
  ];
  return parts.join('；');
}
