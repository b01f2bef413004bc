import type { FileView } from '@app/contracts';
import type { FileRow } from '@app/database';
import { isoAt } from '../time';

/** A file as people see it. */
export function fileViewOf({ id, name, mediaType, size, sha256, uploadedAt }: FileRow): FileView {
  return { id, name, mediaType, size, sha256, uploadedAt: isoAt(uploadedAt) };
}
