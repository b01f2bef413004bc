import type { EvidenceView, FileView } from '@app/contracts';
import type { EvidenceRow, FileEntity } from '@app/database';
import { isoAt } from '../common/time';

/** A file as people see it. */
export function fileViewOf(row: FileEntity): FileView {
  const { id, name, sentName, mediaType, size, sha256, scan, uploadedAt, original } = row;
  return {
    ...{ id, name, ...(sentName && { sentName }), mediaType, size, sha256, scan },
    uploadedAt: isoAt(uploadedAt),
    ...(original && { original }),
  };
}

/** A file of an application as people see it. */
export function evidenceViewOf(row: EvidenceRow): EvidenceView {
  const { by, itemId, field, replaces } = row;
  return { ...fileViewOf(row), by, itemId, field, replaces };
}
