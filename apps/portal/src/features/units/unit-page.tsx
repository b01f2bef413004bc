import type { UnitView } from '@app/contracts';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { CorrectUnit } from '../../components/units/correct-unit';
import { UnitEvents } from '../../components/units/unit-events';
import '../../components/units/units.css';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { MergeUnit } from './merge-unit';
import { UndoMerge } from './undo-merge';
import { UnitApplications } from './unit-applications';

/** One unit: its data, its applications and cells over the years, what was corrected and merged. */
export function Component() {
  const { id = '' } = useParams();
  const { role } = useMe();
  const { data: unit, error, refetch } = useCall('getUnit', { params: { id } });
  const [open, setOpen] = useState<'correct' | 'merge'>();
  return (
    <Page
      title={unit?.name ?? '单位'}
      lead={role !== 'applicant' && <Link to="/units">单位库</Link>}
      extra={
        unit?.canCorrect && (
          <>
            <Button onClick={() => setOpen('merge')}>合并</Button>
            <Button type="primary" onClick={() => setOpen('correct')}>
              更正单位信息
            </Button>
          </>
        )
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!unit && !error && <Loading />}
      {unit && (
        <>
          <Hints unit={unit} />
          <Data unit={unit} />
          <UnitApplications applications={unit.applications} />
          <People people={unit.people} />
          {unit.events.length > 0 && (
            <section className="card" aria-labelledby="events">
              <h2 id="events">更正与合并</h2>
              <UnitEvents
                events={unit.events}
                act={({ mergeId }) => mergeId && <UndoMerge unitId={id} mergeId={mergeId} />}
              />
            </section>
          )}
          {open === 'correct' && <CorrectUnit unitId={id} unit={unit} onClose={() => setOpen(undefined)} />}
          {open === 'merge' && <MergeUnit unit={unit} onClose={() => setOpen(undefined)} />}
        </>
      )}
    </Page>
  );
}

function Hints({ unit: { mergedInto, doubles } }: { unit: UnitView }) {
  return (
    <>
      {mergedInto && (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={<Link to={`/units/${mergedInto}`}>已并入另一条记录，申报和细胞记在那里。</Link>}
        />
      )}
      {doubles.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="单位库中另有同名单位，请核实；确为同一单位的，合并。"
          description={
            <ul className="doubles">
              {doubles.map(({ id, name, creditCode }) => (
                <li key={id}>
                  <Link to={`/units/${id}`}>{name}</Link> {creditCode ?? '没有代码'}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  );
}

function Data({ unit }: { unit: UnitView }) {
  const { name, creditCode, noCodeReason, codeConfirmed, street, address, sites } = unit;
  return (
    <section className="card">
      <Facts
        facts={[
          ['单位名称', name],
          [
            '统一社会信用代码',
            creditCode ? (
              <>
                {creditCode} {codeConfirmed && <Tag className="tag-warn">校验位不符，单位确认无误</Tag>}
              </>
            ) : (
              `没有代码：${noCodeReason ?? ''}`
            ),
          ],
          ['镇街', street],
          ['地址', address],
          ['校区、厂区', sites.join('、')],
        ]}
      />
    </section>
  );
}

function People({ people }: Pick<UnitView, 'people'>) {
  if (people.length === 0) return null;
  const named = people.filter(({ login }) => login !== null);
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">账号</h2>
      {named.length === 0 ? (
        <p>{people.length} 个账号</p>
      ) : (
        <ul>
          {named.map(({ login, name, applications }) => (
            <li key={login}>
              {name}（{login}），申报 {applications} 件
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
