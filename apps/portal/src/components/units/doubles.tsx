import type { ApplicationView } from '@app/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import './units.css';

/** 疑似重复: what the server says of a unit that may be the same; with links for those who may follow them. */
export function Doubles({ doubles }: Pick<ApplicationView, 'doubles'>) {
  if (doubles.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem no-print"
      title="疑似重复"
      description={
        <ul className="doubles">
          {doubles.map(({ kind, detail, unitId, applicationId, number }) => (
            <li key={`${kind}${applicationId ?? unitId ?? ''}`}>
              {detail}
              {applicationId && <Link to={`/applications/${applicationId}`}>{number}</Link>}{' '}
              {unitId && <Link to={`/units/${unitId}`}>单位库记录</Link>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
