import '../../components/acts/bulk.css';
import type { BoardItem } from '@app/contracts';
import { CheckCircleOutlined, CloseCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { ProblemAlert } from '../../components/problem-alert';
import { texts } from '../../texts';
import { type Matter, mattersOf, useUrge } from './use-urge';
import { useFocusReturn } from '../../components/acts/use-focus-return';

/** Urges seats (催办): lists what is urged and who is reminded, then shows each result. */
export function UrgeDialog({ rows, onClose }: { rows: readonly BoardItem[]; onClose: () => void }) {
  const matters = mattersOf(rows);
  const { urge, results, sending, error } = useUrge();
  useFocusReturn();
  const sent = results.size > 0;
  const failed = matters.filter(({ id }) => !results.get(id)?.ok);
  return (
    <Modal
      open
      title={`催办（${matters.length} 件）`}
      width={640}
      onCancel={sending ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={sending}>
            {sent ? texts.file.close : texts.act.cancel}
          </Button>
          {(!sent || failed.length > 0) && (
            <Button type="primary" loading={sending} onClick={() => void urge(sent ? failed : matters)}>
              {sent ? `未成功的 ${failed.length} 件再试一次` : '发送催办'}
            </Button>
          )}
        </>
      }
    >
      {error && <ProblemAlert error={error} />}
      <p role="status">
        {sent && !sending
          ? `办成 ${matters.length - failed.length} 件，未成功 ${failed.length} 件。`
          : '将给正在等待的每一方发一封催办邮件，并记入办理过程。同一方每个工作日最多催办一次。'}
      </p>
      <ul className="bulk-results">
        {matters.map((matter) => (
          <Line key={matter.id} matter={matter} result={results.get(matter.id)} sending={sending} />
        ))}
      </ul>
    </Modal>
  );
}

interface LineProps {
  matter: Matter;
  result?: { ok: boolean; text: string };
  sending: boolean;
}

function Line({ matter, result, sending }: LineProps) {
  return (
    <li className={result && !result.ok ? 'failed' : ''}>
      {result ? (
        result.ok ? (
          <CheckCircleOutlined />
        ) : (
          <CloseCircleOutlined />
        )
      ) : (
        sending && <LoadingOutlined />
      )}
      <span>
        {matter.name} <span className="quiet">在等：{matter.holders.join('、')}</span>
        {result && (
          <>
            <br />
            {result.text}
          </>
        )}
      </span>
    </li>
  );
}
