import type { FileView, UploadQuery } from '@app/contracts';
import {
  addObligationFile,
  countObligationFiles,
  findObligationFile,
  findObligation,
  type NewFile,
  type Reader,
  withActor,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { fileViewOf, KeptFiles, type OpenedFile } from '../files';
import { refuse } from '../common/problems';

/** Files that one obligation holds at most: two dozen departments, a few each. */
const MOST_FILES = 1000;

/** 佐证材料 of an obligation: taken in until it is closed. */
@Injectable()
export class ObligationFilesService {
  constructor(
    private readonly pool: Pool,
    private readonly kept: KeptFiles,
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
    const before = await this.kept.receiveAgain(request, upload);
    if (before) return fileViewOf(before);
    const row = await findObligation(this.pool, id, uploader);
    if (!row) throw refuse('notFound');
    if (row.obligation.status === 'done') throw refuse('filesFrozen');
    if ((await countObligationFiles(this.pool, id)) >= MOST_FILES)
      throw refuse('tooManyFiles', { atMost: MOST_FILES });
    const incoming = await this.kept.receive(request);
    const add = (db: Reader, file: NewFile) => addObligationFile(db, id, uploader, file);
    return fileViewOf(await this.kept.keep(incoming, upload, add));
  }

  async read(user: User, id: string, fileId: string): Promise<OpenedFile> {
    const file = await withActor(this.pool, user.id, (db) =>
      findObligationFile(db, id, fileId, actorOf(user)),
    );
    return this.kept.open(file);
  }
}
