import type { FileView, UploadQuery } from '@app/contracts';
import {
  addDutyFile,
  countDutyFiles,
  type FileRow,
  findDutyFile,
  findObligation,
  type NewFile,
  withActor,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth/current-user';
import { fileViewOf } from '../files/file-view';
import { receiveUpload } from '../files/receive-upload';
import { keepUpload, receiveAgain } from '../files/same-upload';
import { FileStore } from '../files/store';
import { refuse } from '../problems';

/** Files that one duty holds at most: two dozen departments, a few each. */
const MOST_FILES = 1000;

/** 佐证材料 of a duty: taken in until it is closed. */
@Injectable()
export class DutyFilesService {
  constructor(
    private readonly pool: Pool,
    private readonly store: FileStore,
  ) {}

  /**
   * Sent again under its number, a file is answered as it was kept. Throws `notFound`, `filesFrozen`, `tooManyFiles`,
   * `uploadIdTaken`, and what is wrong with the file.
   */
  async upload(
    user: User,
    id: string,
    { uploadId }: UploadQuery,
    request: FastifyRequest,
  ): Promise<FileView> {
    const uploader = actorOf(user);
    const upload = { uploaderId: user.id, uploadId, homeId: id };
    const before = await receiveAgain(this.pool, this.store, request, upload);
    if (before) return fileViewOf(before);
    const row = await findObligation(this.pool, id, uploader);
    if (!row) throw refuse('notFound');
    if (row.duty.status === 'done') throw refuse('filesFrozen');
    if ((await countDutyFiles(this.pool, id)) >= MOST_FILES)
      throw refuse('tooManyFiles', { atMost: MOST_FILES });
    const incoming = await receiveUpload(request, this.store);
    const add = (file: NewFile) => addDutyFile(this.pool, id, uploader, file);
    return fileViewOf(await keepUpload(this.pool, this.store, incoming, upload, add));
  }

  async read(user: User, id: string, fileId: string): Promise<{ file: FileRow; bytes: Readable }> {
    const file = await withActor(this.pool, user.id, (db) => findDutyFile(db, id, fileId, actorOf(user)));
    if (!file) throw refuse('notFound');
    return { file, bytes: await this.store.read(file.storedAs) };
  }
}
