import type { ApplicationView } from '@app/contracts';
import { STAGE_NAMES } from '@app/contracts';
import { EVENT_NAMES } from '@app/contracts';
import { authorOf } from '../../event-author';
import { useCall } from '../../server/query';
import { texts } from '../../texts';
import { momentText } from '../../dates/time';

const MOST = 5;

/** The events of an application after `seen`, a sequence number; at most the last 5. */
export function Meanwhile({ application: { id }, seen }: { application: ApplicationView; seen: number }) {
  const { data } = useCall('listEvents', { params: { id } });
  const { data: now } = useCall('getApplication', { params: { id } });
  const news = (data?.items ?? []).filter(({ seq, type }) => seq > seen && EVENT_NAMES[type as never]);
  if (news.length === 0) return null;
  return (
    <>
      <p>{texts.problem.meanwhile}</p>
      <ul>
        {news.slice(-MOST).map(({ seq, type, byName, at }) => (
          <li key={seq}>
            {momentText(at)} {authorOf({ type, byName })} {EVENT_NAMES[type as never]}
          </li>
        ))}
      </ul>
      {now && <p>现在的环节：{STAGE_NAMES[now.stage]}</p>}
    </>
  );
}
