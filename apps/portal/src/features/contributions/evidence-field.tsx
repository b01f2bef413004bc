import { PaperClipOutlined } from '@ant-design/icons';
import { UPLOAD_ENDINGS } from '@app/contracts';
import { Button, Progress } from 'antd';
import { useId, useState } from 'react';
import { addressOf, type Answer, newId } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { readAgain } from '../../server/query';
import { readable } from '../../components/files/prepare';
import { sendFile } from '../../server/send-file';

interface EvidenceFieldProps {
  obligationId: string;
  /** The name of the chosen file. */
  name?: string;
  disabled: boolean;
  onChange: (file: { id: string; name: string } | undefined) => void;
}

/**
 * Field for the one evidence file of an item. The file is uploaded when it is chosen and handed in with the
 * item.
 */
export function EvidenceField({ obligationId, name: first, disabled, onChange }: EvidenceFieldProps) {
  const input = useId();
  const [name, setName] = useState(first);
  const [share, setShare] = useState<number>();
  const [failed, setFailed] = useState<{ error: unknown; again: () => void }>();
  const choose = (chosen: { id: string; name: string } | undefined) => {
    setName(chosen?.name);
    onChange(chosen);
  };
  const send = async (file: File | undefined, uploadId = newId()) => {
    if (!file) return;
    setFailed(undefined);
    setShare(0);
    try {
      const address = addressOf('uploadDutyFile', { params: { id: obligationId }, query: { uploadId } });
      const ready = await readable(file);
      const sending = { ...ready, name: ready.file.name };
      choose(await sendFile<Answer<'uploadDutyFile'>>(address, sending, setShare));
      await readAgain();
    } catch (error) {
      setFailed({ error, again: () => void send(file, uploadId) });
    }
    setShare(undefined);
  };
  return (
    <div className="evidence-field">
      {name && (
        <span>
          <PaperClipOutlined /> {name}{' '}
          <Button size="small" disabled={disabled} onClick={() => choose(undefined)}>
            移除
          </Button>
        </span>
      )}
      {share !== undefined && (
        <Progress percent={Math.round(share * 100)} size="small" aria-label="上传进度" />
      )}
      {failed && <ProblemAlert error={failed.error} onRetry={failed.again} />}
      <input
        id={input}
        className="visually-hidden"
        type="file"
        accept={UPLOAD_ENDINGS.join(',')}
        disabled={disabled}
        onChange={({ target }) => void send(target.files?.[0]).finally(() => (target.value = ''))}
      />
      <label htmlFor={input} className="evidence-choose">
        {name ? '换一份文件' : '选择文件'}
      </label>
      <span className="quiet"> PDF、OFD、图片、Word、Excel、WPS，不超过 20 MB</span>
    </div>
  );
}
