import { type ApplicationView, OPINION_NAMES } from '@app/contracts';
import { Tag } from 'antd';
import { momentText } from '../../../dates/time';
import { isSameWord } from './event-text';

/** The review opinions (初审意见) of the lead departments that the user may see, and how they were settled (协调). */
export function Opinions({ application: { opinions, conciliations } }: { application: ApplicationView }) {
  if (opinions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="opinions">
      <h2 id="opinions">初审意见</h2>
      <ul className="plain">
        {opinions.map(({ department, departmentName, opinion, text, at, current }) => (
          <li key={department + at}>
            <strong>{departmentName}</strong>{' '}
            <Tag className={opinion === 'agree' ? 'tag-good' : 'tag-bad'}>{OPINION_NAMES[opinion]}</Tag>{' '}
            {!current && <Tag>上一轮</Tag>} <span className="quiet">{momentText(at)}</span>
            {text && !isSameWord(text, OPINION_NAMES[opinion]) && <div>{text}</div>}
          </li>
        ))}
        {conciliations.map(({ outcome, outcomeName, text, at, byName }) => (
          <li key={`conciliation ${at}`}>
            <strong>{byName}协调</strong>{' '}
            <Tag className={outcome === 'uphold' ? 'tag-good' : 'tag-bad'}>{outcomeName}</Tag>{' '}
            <span className="quiet">{momentText(at)}</span>
            {text && !isSameWord(text, outcomeName) && <div>{text}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
