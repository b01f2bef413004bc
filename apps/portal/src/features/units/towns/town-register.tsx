import { TOWN_ACT_NAMES, type TownRegisterView } from '@app/contracts';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { ChangeHistory } from '../../../components/acts/change-history';
import { Loading } from '../../../components/loading';
import { PlainTable } from '../../../components/plain-table';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { dateText } from '../../../dates/time';
import { useCall } from '../../../server/query';
import { useMe } from '../../../shell/me';
import type { TownActKind } from './act-of';
import { ChangeTown } from './change-town';
import { townPassingText } from './passing-text';
import { TakeBackTown } from './take-back-town';

const KINDS = Object.keys(TOWN_ACT_NAMES) as TownActKind[];

/** 镇街沿革: what is to change or has changed, with the document of each change; the office records one, and takes a wrong one back. */
export function TownRegister() {
  const { data, error, refetch } = useCall('getTownRegister', {});
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Register view={data} /> : <Loading />;
}

function Register({ view }: { view: TownRegisterView }) {
  const { role } = useMe();
  const [kind, setKind] = useState<TownActKind>();
  const moved = view.towns.filter(
    ({ beginsOn, endsOn, status }) => status !== 'present' || beginsOn !== null || endsOn !== null,
  );
  return (
    <>
      {role === 'office' && (
        <section className="card" aria-labelledby="town-acts">
          <h2 id="town-acts">登记镇街变动</h2>
          <p className="quiet">从所定的那天起，单位和镇街账号转归承接镇街，此前办结的仍显示当日的名称。</p>
          <Flex wrap gap="small">
            {KINDS.map((one) => (
              <Button key={one} onClick={() => setKind(one)}>
                {TOWN_ACT_NAMES[one]}
              </Button>
            ))}
          </Flex>
        </section>
      )}
      {moved.length > 0 && (
        <section className="card" aria-labelledby="moved-towns">
          <h2 id="moved-towns">有变动的镇街</h2>
          <PlainTable label="有变动的镇街" heads={['镇街', '状态']}>
            {moved.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td>{standing(one)}</td>
              </tr>
            ))}
          </PlainTable>
        </section>
      )}
      <ChangeHistory
        id="town-changes"
        changes={view.changes}
        empty="还没有登记过镇街变动。"
        passingText={({ passing }) => townPassingText(passing)}
        takeBack={(wrong, onClose) => <TakeBackTown change={wrong} view={view} onClose={onClose} />}
      />
      {kind && <ChangeTown kind={kind} view={view} onClose={() => setKind(undefined)} />}
    </>
  );
}

/** Returns how a 镇街 stands today, and what is already decided for later. */
function standing({ status, beginsOn, endsOn, successor }: TownRegisterView['towns'][number]): string {
  const heir = successor ? `，由${successor}承接` : '';
  if (status === 'ended') return `${dateText(endsOn!)}起不再使用${heir}`;
  const since =
    status === 'planned'
      ? `${dateText(beginsOn!)}起使用`
      : beginsOn
        ? `现有，${dateText(beginsOn)}起使用`
        : '现有';
  return endsOn ? `${since}；${dateText(endsOn)}起不再使用${heir}` : since;
}
