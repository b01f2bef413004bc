import { Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { texts } from '../../texts';
import { ProblemAlert } from '../problem/problem-alert';
import type { Download, DownloadProgress } from './use-download';

const SHORT = 700; // ms; a download that ends earlier shows no dialog

/** The progress of a long download, or the error of a failed one. */
export function DownloadDialog({ download }: { download: Download }) {
  const { progress, error, again, cancel } = download;
  const isLong = useLater(progress !== undefined);
  if (error) {
    return (
      <Modal open title={texts.download.failed} footer={null} onCancel={cancel}>
        <ProblemAlert error={error} onRetry={again} />
      </Modal>
    );
  }
  if (!progress || !isLong) return null;
  return (
    <Modal
      open
      title={texts.download.running}
      okButtonProps={{ hidden: true }}
      cancelText={texts.download.cancel}
      onCancel={cancel}
      mask={{ closable: false }}
    >
      <Bar progress={progress} />
      <p role="status">{texts.download.sofar(sizeText(progress.bytes), progress.rows, progress.total)}</p>
    </Modal>
  );
}

function Bar({ progress: { rows, total } }: { progress: DownloadProgress }) {
  if (rows === undefined || !total)
    return <Progress percent={100} status="active" showInfo={false} aria-hidden />;
  return (
    <Progress
      percent={Math.floor((rows / total) * 100)}
      status="active"
      aria-label={texts.download.running}
    />
  );
}

/** Returns true once `is` has been true for `SHORT` ms. */
function useLater(is: boolean): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!is) return undefined;
    const timer = setTimeout(() => setLater(true), SHORT);
    return () => {
      clearTimeout(timer);
      setLater(false);
    };
  }, [is]);
  return is && later;
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
