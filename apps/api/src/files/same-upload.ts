import type { FileEntity, NewFile } from '@app/database';
import type { FastifyRequest } from 'fastify';
import type { Repository } from 'typeorm';
import { refuse } from '../common/problems';
import { receiveUpload, type Upload } from './receive-upload';
import type { FileStore } from './store';

/** The identity of an upload, by which a repetition is recognised: sender, upload id, subject. */
export interface SentUpload {
  uploaderId: string;
  uploadId: string | undefined;
  /** The application, the obligation or the year to which it belongs. */
  homeId: string;
}

/** Reads a repeated upload and discards it, answering the stored file; undefined if the upload is new. */
export async function receiveAgain(
  files: Repository<FileEntity>,
  store: FileStore,
  request: FastifyRequest,
  upload: SentUpload,
): Promise<FileEntity | undefined> {
  const { uploaderId, uploadId } = upload;
  if (!uploadId || !(await files.existsBy({ uploadedBy: uploaderId, uploadId }))) return undefined;
  const { incoming } = await receiveUpload(request, store);
  await store.drop(incoming);
  return sameUpload(files, upload, incoming.sha256);
}

/**
 * Keeps what has come in, added to its home by `add`; sent twice at once, it is the one that was kept first. Throws
 * `filesFrozen` when its home has moved on, `uploadIdTaken`; nothing stays on disk then.
 */
export async function keepUpload<Row>(
  files: Repository<FileEntity>,
  store: FileStore,
  { incoming, name, sentName, mediaType }: Upload,
  upload: SentUpload,
  add: (file: NewFile) => Promise<Row | undefined>,
): Promise<Row | FileEntity> {
  const { size, sha256 } = incoming;
  const storedAs = await store.keep(incoming);
  try {
    const row = await add({ name, sentName, mediaType, size, sha256, storedAs, uploadId: upload.uploadId });
    if (row) return row;
    const meanwhile = await sameUpload(files, upload, sha256);
    if (!meanwhile) throw refuse('filesFrozen');
    await store.remove(storedAs);
    return meanwhile;
  } catch (error) {
    await store.remove(storedAs);
    throw error;
  }
}

/** The file that this upload is already; undefined when there is none. Throws `uploadIdTaken` when it is another. */
async function sameUpload(
  files: Repository<FileEntity>,
  { uploaderId, uploadId, homeId }: SentUpload,
  sha256: string,
): Promise<FileEntity | undefined> {
  const sent = uploadId && (await files.findOneBy({ uploadedBy: uploaderId, uploadId }));
  if (!sent) return undefined;
  if (
    sent.sha256 !== sha256 ||
    (sent.applicationId ?? sent.obligationId ?? String(sent.circularYear)) !== homeId
  )
    throw refuse('uploadIdTaken');
  return sent;
}
