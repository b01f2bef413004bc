import type { CheckFileQuery, CheckFileView } from '@app/contracts';
import {
  addCheckFile,
  type CheckFileRow,
  findCheckFile,
  findCheckFiles,
  findNamedCell,
  mayReplaceCheckFile,
  type NewFile,
  type Reader,
  withActor,
} from '@app/database';
import { cellActionsFor } from '@app/domain';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { actorOf, type User } from '../../auth';
import { refuse } from '../../common/problems';
import { fileViewOf, KeptFiles, type OpenedFile } from '../../files';

/** How many files one check may have. */
const MOST_FILES = 50;

/** 核查附件: photos and papers of a check sheet, taken in until the sheet is filed. */
@Injectable()
export class CellFilesService {
  constructor(
    private readonly pool: Pool,
    private readonly kept: KeptFiles,
  ) {}

  /**
   * Takes a file of the open check from whoever may file its sheet. Sent again under its number, a file is answered as it
   * was kept. Throws `notFound`, `filesFrozen`, `tooManyFiles`, `notReplaceable`, `uploadIdTaken`, and what is wrong with the file.
   */
  async upload(
    user: User,
    id: string,
    { uploadId, replaces }: CheckFileQuery,
    request: FastifyRequest,
  ): Promise<CheckFileView> {
    const uploader = actorOf(user);
    const row = await findNamedCell(this.pool, id, uploader);
    if (!row) throw refuse('notFound');
    const { cell, rules, offset } = row;
    const upload = { uploaderId: user.id, uploadId, homeId: cell.applicationId };
    const before = await this.kept.receiveAgain(request, upload);
    if (before) return this.viewOfKept(user, id, before.id);
    const mayFile = cellActionsFor(cell, uploader, rules, Date.now() + offset).includes('fileCheck');
    if (!mayFile || !cell.check) throw refuse('filesFrozen');
    const { no } = cell.check;
    const known = await findCheckFiles(this.pool, id, uploader);
    if (known.filter(({ check }) => check === no).length >= MOST_FILES)
      throw refuse('tooManyFiles', { atMost: MOST_FILES });
    if (replaces && !(await mayReplaceCheckFile(this.pool, id, no, uploader, replaces)))
      throw refuse('notReplaceable');
    const incoming = await this.kept.receive(request);
    const add = (db: Reader, file: NewFile) => addCheckFile(db, id, no, uploader, { ...file, replaces });
    const kept = await this.kept.keep(incoming, upload, add);
    return this.viewOfKept(user, id, kept.id);
  }

  /** Throws `notFound`. */
  async read(user: User, id: string, fileId: string): Promise<OpenedFile> {
    const file = await withActor(this.pool, user.id, (db) => findCheckFile(db, id, fileId, actorOf(user)));
    return this.kept.open(file);
  }

  private async viewOfKept(user: User, id: string, fileId: string): Promise<CheckFileView> {
    const row = (await findCheckFiles(this.pool, id, actorOf(user))).find((file) => file.id === fileId);
    if (!row) throw refuse('uploadIdTaken');
    return checkFileViewOf(row);
  }
}

/** A file of a check as it is answered. */
export function checkFileViewOf(row: CheckFileRow): CheckFileView {
  return { ...fileViewOf(row), check: row.check, by: row.by, byName: row.byName, replaces: row.replaces };
}
