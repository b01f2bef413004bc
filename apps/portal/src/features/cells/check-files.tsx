import type { CellView, CheckFileQuery } from '@app/contracts';
import type { ReactNode } from 'react';
import { FileList, replacedIn } from '../../components/files/file-list';
import { UploadButton } from '../../components/files/file-upload';
import { addressOf } from '../../server/api';
import { reading } from '../../server/query';
import { useMe } from '../../shell/me';
import { texts } from '../../texts';

type File = CellView['checkFiles'][number];

/** The files of the checks of a cell, those of each check together. */
export function CheckFiles({ cell: { id, checkFiles } }: { cell: CellView }) {
  const checks = [...new Set(checkFiles.map(({ check }) => check))].sort((a, b) => b - a);
  if (checks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="check-files">
      <h2 id="check-files">核查附件</h2>
      {checks.map((no) => (
        <div key={no}>
          <h3 className="sub">第 {no} 次核查</h3>
          <Files cellId={id} files={checkFiles.filter(({ check }) => check === no)} />
        </div>
      ))}
    </section>
  );
}

interface FilesProps {
  cellId: string;
  files: readonly File[];
  extra?: (file: File) => ReactNode;
}

function Files({ cellId, files, extra }: FilesProps) {
  return (
    <FileList<File>
      address={({ id: fileId }) => addressOf('getCheckFile', { params: { id: cellId, fileId } })}
      files={files}
      extra={(file) => (
        <>
          <span className="quiet">{file.byName}</span>
          {extra?.(file)}
        </>
      )}
    />
  );
}

/** The files of the open check, with the buttons that add more and newer versions; all stay with the check. */
export function CheckUpload({ cell: { id, check, checkFiles } }: { cell: CellView }) {
  const { role } = useMe();
  const files = checkFiles.filter((file) => file.check === check?.no);
  const replaced = replacedIn(files);
  const destinationOf = (more: Pick<CheckFileQuery, 'replaces'> = {}) => ({
    address: (uploadId: string) =>
      addressOf('uploadCheckFile', { params: { id }, query: { ...more, uploadId } }),
    changes: reading('getCell', { params: { id } }),
  });
  return (
    <div className="upload">
      <Files
        cellId={id}
        files={files}
        extra={({ id: replaces, by }) =>
          by === role &&
          !replaced.has(replaces) && (
            <UploadButton destination={destinationOf({ replaces })} label="换一版" isSingle />
          )
        }
      />
      <UploadButton
        destination={destinationOf()}
        label="添加核查附件"
        hint={`照片、记录等；上传后留存，不能删除。${texts.file.hint}`}
      />
    </div>
  );
}
