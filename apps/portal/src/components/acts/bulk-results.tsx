import './bulk.css';
import type { BulkAnswer } from '@app/contracts';
import { CheckCircleOutlined, CloseCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { texts } from '../../texts';
import type { BulkItem } from './bulk-item';

interface BulkResultsProps {
  items: readonly BulkItem[];
  results: ReadonlyMap<string, BulkAnswer['items'][number]>;
  sending: boolean;
}

/** The result for each application of a bulk act. */
export function BulkResults({ items, results, sending }: BulkResultsProps) {
  const done = items.filter(({ applicationId }) => results.get(applicationId)?.status === 200).length;
  return (
    <>
      <p role="status">
        {sending
          ? texts.act.sending
          : `共 ${items.length} 件：办成 ${done} 件，未成功 ${items.length - done} 件。`}
      </p>
      <ul className="bulk-results">
        {items.map(({ applicationId, name, number }) => {
          const result = results.get(applicationId);
          const ok = result?.status === 200;
          return (
            <li key={applicationId} className={result && !ok ? 'failed' : ''}>
              {result ? ok ? <CheckCircleOutlined /> : <CloseCircleOutlined /> : <LoadingOutlined />}
              <span>
                {name} <span className="quiet">{number}</span>
                <br />
                {result
                  ? ok
                    ? '已办理'
                    : result.problem?.detail
                  : sending
                    ? '等待办理'
                    : '没有送达，可以再试一次'}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
