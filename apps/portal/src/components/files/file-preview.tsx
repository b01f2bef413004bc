import type { FileView } from '@app/contracts';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { fetchBytes } from '../../server/api';
import { texts } from '../../texts';
import { Loading } from '../loading';
import { ProblemAlert } from '../problem/problem-alert';

interface FilePreviewProps {
  file: FileView;
  address: string;
  onClose: () => void;
}

/** Previews an image or a PDF file in a dialog. */
export default function FilePreview({ file, address, onClose }: FilePreviewProps) {
  const isPicture = file.mediaType.startsWith('image/');
  return (
    <Modal
      open
      title={file.name}
      width="min(60rem, 96vw)"
      onCancel={onClose}
      footer={
        <a href={address} download>
          {texts.file.download}
        </a>
      }
    >
      {isPicture ? (
        <img src={address} alt={file.name} className="preview-picture" />
      ) : (
        <Pdf address={address} name={file.name} />
      )}
    </Modal>
  );
}

/** Shows a PDF from a blob URL: the server sends files as attachments, which an iframe does not show. */
function Pdf({ address, name }: { address: string; name: string }) {
  const [source, setSource] = useState<string>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    fetchBytes(address)
      .then((bytes) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
        setSource(made);
      })
      .catch(setError);
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [address]);
  if (!navigator.pdfViewerEnabled) return <p>{texts.file.noViewer}</p>; // true of most phones
  if (error !== undefined) return <ProblemAlert error={error} />;
  return source ? <iframe src={source} title={name} className="preview-pdf" /> : <Loading />;
}
