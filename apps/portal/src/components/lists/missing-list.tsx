import { useCall } from '../../server/query';
import { texts } from '../../texts';
import { momentText } from '../../dates/time';

/** What was missing when the application was last returned for correction; who returned it, and when. */
export function MissingList({ applicationId: id }: { applicationId: string }) {
  const { data } = useCall('listEvents', { params: { id } });
  const last = data?.items.findLast(({ type }) => type === 'returnedForCorrection');
  if (!last) return data ? null : <p role="status">{texts.shell.loading}</p>;
  const { missing = [], reason } = (last.input ?? {}) as { missing?: string[]; reason?: string };
  return (
    <>
      <ol className="missing-list">
        {missing.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      {reason && <p>{reason}</p>}
      <p className="quiet">
        {last.byName} {momentText(last.at)}
      </p>
    </>
  );
}
