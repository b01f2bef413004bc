import type { SettingsChange } from '@app/contracts';
import { Link } from 'react-router';
import { dateText } from '../../dates/time';
import { PlainTable } from '../../components/plain-table';

type Case = SettingsChange['touched']['cases'][number];

/** The running applications whose last days the new rules would move, and who would be notified. */
export function TouchedCases({ touched }: { touched: SettingsChange['touched'] }) {
  if (touched.cases.length === 0) {
    return <p>办理中的申报有 {touched.applications} 件，没有日期会变。</p>;
  }
  return (
    <>
      <p>
        办理中的申报有 {touched.applications} 件。公布后它们仍按原来的规则办理；如果决定改用，
        {touched.changedDates} 个日期会变：
      </p>
      <PlainTable label="日期会变的申报" heads={['申报', '环节', '现在的日期', '改用后的日期', '须告知']}>
        {touched.cases.map((one) => (
          <CaseRows key={one.id} one={one} />
        ))}
      </PlainTable>
      {touched.cases.length < touched.applications && (
        <p className="quiet">只列出日期有变的申报，最多 200 件。</p>
      )}
    </>
  );
}

function CaseRows({ one }: { one: Case }) {
  return (
    <tr>
      <td>
        <Link to={`/applications/${one.id}`}>{one.unit}</Link>
        <div className="quiet">{one.number}</div>
      </td>
      <td>{one.stageName}</td>
      <td>
        {one.dates.map(({ seat, clockName, name, dueOn }) => (
          <div key={seat + clockName}>
            {name} {clockName}：{dueOn ? dateText(dueOn) : '没有'}
          </div>
        ))}
      </td>
      <td>
        {one.dates.map(({ seat, clockName, newDueOn }) => (
          <div key={seat + clockName}>{newDueOn ? dateText(newDueOn) : '不再需要'}</div>
        ))}
      </td>
      <td>{one.told.map(({ name }) => name).join('、') || '没有人'}</td>
    </tr>
  );
}
