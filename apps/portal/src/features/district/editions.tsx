import { DISTRICT_NAMES, type DistrictView } from '@app/contracts';
import { dateText, momentText } from '../../dates/time';
import { changesOf } from './changes';
import { PlainTable } from '../../components/plain-table';

/** Every edition with its day, who recorded it and why, and what it changed. */
export function Editions({ view }: { view: DistrictView }) {
  const rows = view.editions.map((one) => ({ ...one, changes: changesOf(one, view.editions) }));
  return (
    <section className="card" aria-labelledby="editions">
      <h2 id="editions">各版</h2>
      <PlainTable label="各版" heads={['生效', '修改人和时间', '理由', '改了什么']}>
        {rows.map(({ edition, from, changedBy, recordedAt, reason, changes }) => (
          <tr key={edition}>
            <td>{dateText(from)}</td>
            <td>{`${changedBy ?? '随系统带来'}，${momentText(recordedAt)}`}</td>
            <td>{reason}</td>
            <td>
              {changes.map(({ key, to }) => (
                <div key={key}>
                  {DISTRICT_NAMES[key]}：{to ?? '未设'}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
