import '../../components/acts/bulk.css';
import type { BoardItem } from '@app/contracts';
import { CheckCircleOutlined, CloseCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { texts } from '../../texts';
import { useState } from 'react';
import { useToday } from '../../shell/me';
import { isUrgedToday, type Matter, mattersOf, useUrge } from './use-urge';
import { useFocusReturn } from '../../components/acts/use-focus-return';

/** Urges seats (催办): lists what is urged and who is reminded, then shows each result. */
export function UrgeDialog({ rows, onClose }: { rows: readonly BoardItem[]; onClose: () => void }) {
  const today = useToday();
  const all = mattersOf(rows, today);
  const [already] = useState(() => all.filter(isUrgedToday));
  const matters = all.filter(({ id }) => !already.some((one) => one.id === id));
  const { urge, results, sending, error } = useUrge();
  useFocusReturn();
  const sent = results.size > 0;
  const failed = matters.filter(({ id }) => !results.get(id)?.ok);
  return (
    <Modal
      open
      title={`催办（${all.length} 件）`}
      width={640}
      onCancel={sending ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={sending}>
            {sent ? texts.file.close : texts.act.cancel}
          </Button>
          {matters.length > 0 && (!sent || failed.length > 0) && (
            <Button type="primary" loading={sending} onClick={() => void urge(sent ? failed : matters)}>
              {sent
                ? `未成功的 ${failed.length} 件再试一次`
                : already.length > 0
                  ? `只催办其余 ${matters.length} 件`
                  : '发送催办'}
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
      {already.length > 0 && (
        <section aria-label="今天已经催办过">
          <p>
            <strong>今天已经催办过 {already.length} 件</strong>，同一个工作日不再发送第二封：
          </p>
          <ul>
            {already.map(({ id, name, urged }) => (
              <li key={id}>
                {name}
                {urged.map((one) => (
                  <span key={one.name} className="block quiet">
                    {one.name}：{one.text}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
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
