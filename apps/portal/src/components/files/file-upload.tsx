import { UploadOutlined } from '@ant-design/icons';
import { type ApplicationView, type FileQuery, UPLOAD_ENDINGS } from '@app/contracts';
import { Button, Popconfirm, Progress } from 'antd';
import { useId, useState } from 'react';
import { addressOf, call } from '../../server/api';
import { queries, reading } from '../../server/query';
import { texts } from '../../texts';
import { useMe } from '../../shell/me';
import { FileList, replacedIn } from './file-list';
import { ProblemAlert } from '../problem/problem-alert';
import { ACCEPTED, type Destination, type Upload, useUploads } from './use-uploads';

interface FileUploadProps {
  application: Pick<ApplicationView, 'id' | 'files'>;
  /** The item or form field that the files belong to. */
  place: FileQuery;
  /** The upload button's text. */
  label: string;
  /** Which files are taken; empty where the page says it once. */
  hint?: string;
  /** Whether every file can be deleted, as in a draft; else those that the server names. */
  canRemove?: boolean;
}

/**
 * Lists the files of one item or form field and uploads more. Each upload shows its progress; a failed one
 * shows the reason and can be retried.
 */
export function FileUpload({
  application,
  place,
  label,
  hint = texts.file.hint,
  canRemove,
}: FileUploadProps) {
  const { role } = useMe();
  const destinationOf = (more: Pick<FileQuery, 'replaces'> = {}): Destination => ({
    address: (uploadId) =>
      addressOf('uploadFile', { params: { id: application.id }, query: { ...place, ...more, uploadId } }),
    changes: reading('getApplication', { params: { id: application.id } }),
  });
  const [error, setError] = useState<unknown>();
  const files = application.files.filter(
    ({ itemId, field }) => itemId === (place.itemId ?? null) && field === (place.field ?? null),
  );
  const replaced = replacedIn(files);
  const remove = (fileId: string) => {
    setError(undefined);
    call('deleteFile', { params: { id: application.id, fileId } })
      .then(() => queries.invalidateQueries(reading('getApplication', { params: { id: application.id } })))
      .catch(setError);
  };
  return (
    <div className="upload">
      {error !== undefined && <ProblemAlert error={error} />}
      <FileList
        address={({ id: fileId }) => addressOf('getFile', { params: { id: application.id, fileId } })}
        files={files}
        extra={({ id, name, by, removable }) => (
          <>
            {(canRemove || removable) && (
              <Popconfirm title={texts.file.removeConfirm} onConfirm={() => remove(id)}>
                <Button size="small" type="text" aria-label={`${texts.file.remove}：${name}`}>
                  {texts.file.remove}
                </Button>
              </Popconfirm>
            )}
            {!canRemove && by === role && !replaced.has(id) && (
              <UploadButton destination={destinationOf({ replaces: id })} label="换一版" isSingle />
            )}
          </>
        )}
      />
      <UploadButton destination={destinationOf()} label={label} hint={hint} />
    </div>
  );
}

/** The button that uploads files, with each upload that is running or has failed. */
export function UploadButton({
  destination,
  label,
  hint,
  isSingle = false,
}: {
  destination: Destination;
  label: string;
  hint?: string;
  /** Whether one file is taken at a time. */
  isSingle?: boolean;
}) {
  const input = useId();
  const { uploads, add, again, drop } = useUploads(destination);
  return (
    <>
      {uploads.map((upload) => (
        <UploadInProgress
          key={upload.id}
          upload={upload}
          onRetry={() => again(upload)}
          onDrop={() => drop(upload.id)}
        />
      ))}
      <span className="upload-act no-print">
        <input
          id={input}
          type="file"
          multiple={!isSingle}
          accept={isSingle ? UPLOAD_ENDINGS.join(',') : ACCEPTED}
          className="visually-hidden"
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <label htmlFor={input} className="upload-add">
          <UploadOutlined aria-hidden /> {label}
        </label>
        {hint && <span className="quiet">{hint}</span>}
      </span>
    </>
  );
}

function UploadInProgress({
  upload,
  onRetry,
  onDrop,
}: {
  upload: Upload;
  onRetry: () => void;
  onDrop: () => void;
}) {
  const { file, share, fault } = upload;
  return (
    <div className="upload-line" role="status">
      <span>{file.name}</span>
      {fault ? (
        <>
          <span className="upload-fault">
            {texts.file.failed}：{fault}
          </span>
          <Button size="small" onClick={onRetry}>
            {texts.file.retry}
          </Button>
          <Button size="small" type="text" onClick={onDrop}>
            {texts.file.remove}
          </Button>
        </>
      ) : (
        <Progress percent={Math.round(share * 100)} size="small" aria-label={file.name} />
      )}
    </div>
  );
}
