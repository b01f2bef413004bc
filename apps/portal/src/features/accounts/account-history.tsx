import { EmptyState } from '../../components/lists/empty-state';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { momentText } from '../../dates/time';
import { useProgrammeTime } from '../../shell/me';

/** The changes of an account: who made them, and when. */
export function AccountHistory({ id }: { id: string }) {
  const inProgrammeTime = useProgrammeTime();
  const { data, error } = useCall('listAccountEvents', { params: { id } });
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">变更记录</h2>
      {error && <ProblemAlert error={error} />}
      {data?.items.length === 0 && <EmptyState title="还没有变更" hint="随系统带来的账号没有建立记录。" />}
      <ol className="history">
        {data?.items.map(({ type, typeName, byName, at, data: facts }) => (
          <li key={`${at}${type}`}>
            <time dateTime={at}>{momentText(inProgrammeTime(at))}</time> {byName} {typeName}
            {typeof facts.reason === 'string' && <span className="quiet">：{facts.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
