import type { EndedEarly } from '@app/contracts';
import { Link } from 'react-router';
import { PlainTable } from '../../components/plain-table';
import { dateText } from '../../dates/time';

/** Lists the cases and appeals (申诉) that ended by a day which is not their last one by the calendar; each is brought back on its page. */
export function EndedEarlyCases({ cases, isPreview = false }: { cases: EndedEarly[]; isPreview?: boolean }) {
  if (cases.length === 0) return null;
  const Heading = isPreview ? 'h3' : 'h2';
  return (
    <>
      <Heading>已经结束、而期限尚未届满的申报和申诉期</Heading>
      <p className="quiet">
        下列申报和命名后的申诉期，当时因期限届满而结束，按{isPreview ? '新' : '现行'}日历尚未届满。
        {isPreview ? '公布后，请' : '请'}逐件打开，以“按新日历恢复”恢复办理，单位随即得到通知。
      </p>
      <PlainTable
        label="期限尚未届满的申报和申诉期"
        heads={['申报', '单位', '期限', '当时的最后一日', '现在的最后一日']}
      >
        {cases.map(({ kind, id, number, unitName, clockName, endedOn, dueOn }) => (
          <tr key={id}>
            <td>
              <Link to={`/${kind === 'cell' ? 'cells' : 'applications'}/${id}`}>{number}</Link>
            </td>
            <td>{unitName}</td>
            <td>{clockName}</td>
            <td>{dateText(endedOn)}</td>
            <td>{dateText(dueOn)}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
