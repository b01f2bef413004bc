import type { FileView, UploadQuery } from '@app/contracts';
import {
  addObligationFile,
  countObligationFiles,
  FileEntity,
  findObligationFile,
  findObligation,
  type NewFile,
  withActor,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { FileStore, fileViewOf, keepUpload, receiveAgain, receiveUpload } from '../files';
import { refuse } from '../common/problems';

/** Files that one obligation holds at most: two dozen departments, a few each. */
const MOST_FILES = 1000;

/** 佐证材料 of an obligation: taken in until it is closed. */
@Injectable()
export class ObligationFilesService {
  constructor(
    private readonly pool: Pool,
    @InjectRepository(FileEntity) private readonly files: Repository<FileEntity>,
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
    const before = await receiveAgain(this.files, this.store, request, upload);
    if (before) return fileViewOf(before);
    const row = await findObligation(this.pool, id, uploader);
    if (!row) throw refuse('notFound');
    if (row.obligation.status === 'done') throw refuse('filesFrozen');
    if ((await countObligationFiles(this.pool, id)) >= MOST_FILES)
      throw refuse('tooManyFiles', { atMost: MOST_FILES });
    const incoming = await receiveUpload(request, this.store);
    const add = (file: NewFile) => addObligationFile(this.pool, id, uploader, file);
    return fileViewOf(await keepUpload(this.files, this.store, incoming, upload, add));
  }

  async read(user: User, id: string, fileId: string): Promise<{ file: FileEntity; bytes: Readable }> {
    const file = await withActor(this.pool, user.id, (db) =>
      findObligationFile(db, id, fileId, actorOf(user)),
    );
    if (!file) throw refuse('notFound');
    return { file, bytes: await this.store.read(file.storedAs) };
  }
}
