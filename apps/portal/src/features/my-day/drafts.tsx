import { Link } from 'react-router';
import { useCall } from '../../server/query';
import { momentText } from '../../dates/time';

/** The drafts (草稿) of the applicant, as links that continue them. */
export function Drafts() {
  const { data } = useCall('listApplications', { query: { stage: 'draft', limit: 20 } });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-label="草稿">
      <h2>继续填写</h2>
      <ul className="lines">
        {data.items.map(({ id, number, unitName, cellTypeName, changedAt, isUntouched }) => (
          <li key={id}>
            <div className="line-what">
              <Link to={`/apply/${id}`}>
                {cellTypeName}（{unitName || '未填写单位名称'}）
              </Link>
              <span className="quiet">
                {number}
                {isUntouched && ' · 还没有填写'}
              </span>
            </div>
            <span className="quiet">上次保存 {momentText(changedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
