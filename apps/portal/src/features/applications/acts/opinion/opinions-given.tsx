import type { ApplicationView } from '@app/contracts';

/** The opinions of the lead departments in the current round. */
export function OpinionsGiven({ application }: { application: ApplicationView }) {
  const given = application.opinions.filter(({ current }) => current);
  if (given.length === 0) return null;
  return (
    <ul className="opinions-given">
      {given.map(({ department, departmentName, opinion, text }) => (
        <li key={department}>
          {departmentName}：<strong>{opinion === 'agree' ? '同意' : '不同意'}</strong>
          {text && <span>。{text}</span>}
        </li>
      ))}
    </ul>
  );
}
