import type { CellView } from '@app/contracts';
import { FileList } from '../../components/files/file-list';
import { UploadButton } from '../../components/files/file-upload';
import { addressOf } from '../../server/api';
import { reading } from '../../server/query';
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

function Files({ cellId, files }: { cellId: string; files: readonly File[] }) {
  return (
    <FileList<File>
      address={({ id: fileId }) => addressOf('getCheckFile', { params: { id: cellId, fileId } })}
      files={files}
      extra={({ byName }) => <span className="quiet">{byName}</span>}
    />
  );
}

/** The files of the open check, and the button that adds more; they stay with the check. */
export function CheckUpload({ cell: { id, check, checkFiles } }: { cell: CellView }) {
  const destination = {
    address: (uploadId: string) => addressOf('uploadCheckFile', { params: { id }, query: { uploadId } }),
    changes: reading('getCell', { params: { id } }),
  };
  return (
    <div className="upload">
      <Files cellId={id} files={checkFiles.filter((file) => file.check === check?.no)} />
      <UploadButton
        destination={destination}
        label="添加核查附件"
        hint={`照片、记录等；上传后留存，不能删除。${texts.file.hint}`}
      />
    </div>
  );
}
