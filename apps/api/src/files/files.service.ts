import type { EvidenceView, FileQuery } from '@app/contracts';
import {
  addFile,
  findFile,
  findShelf,
  mayReplace,
  type NewFile,
  type Reader,
  removeUnsentFile,
  type Shelf,
  withActor,
} from '@app/database';
import { evidenceStages, itemsOf } from '@app/domain';
import { formFieldsOf, getCellType, rubricOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse, refuseQuestion } from '../common/problems';
import { RuleSets } from '../reference';
import { evidenceViewOf } from './file-view';
import { KeptFiles, type OpenedFile } from './kept-files';
import { FileStore } from './store';

/** How many files one application may have. */
const MOST_FILES = 100;

/** Evidence: taken in while the application is open for it, then frozen. */
@Injectable()
export class FilesService {
  constructor(
    private readonly pool: Pool,
    private readonly kept: KeptFiles,
    private readonly store: FileStore,
    private readonly ruleSets: RuleSets,
  ) {}

  /**
   * Sent again under its number, a file is answered as it was kept. Throws `notFound`, `filesFrozen`, `tooManyFiles`,
   * `unknownRubricItem`, `unknownField`, `notReplaceable`, `uploadIdTaken`, and what is wrong with the file.
   */
  async upload(
    user: User,
    applicationId: string,
    place: FileQuery,
    request: FastifyRequest,
  ): Promise<EvidenceView> {
    const viewer = actorOf(user);
    const upload = { uploaderId: user.id, uploadId: place.uploadId, homeId: applicationId };
    const before = await this.kept.receiveAgain(request, upload);
    if (before) return evidenceViewOf({ by: user.role, ...before });
    const stages = evidenceStages(user.role);
    const shelf = await findShelf(this.pool, applicationId, viewer);
    if (!shelf) throw refuse('notFound');
    if (!stages.includes(shelf.stage)) throw refuse('filesFrozen', { stage: shelf.stage });
    if (shelf.files >= MOST_FILES) throw refuse('tooManyFiles', { atMost: MOST_FILES });
    await this.checkPlace(place, shelf);
    if (place.replaces && !(await mayReplace(this.pool, applicationId, viewer, place)))
      throw refuse('notReplaceable');

    const incoming = await this.kept.receive(request);
    const add = (db: Reader, file: NewFile) =>
      addFile(db, applicationId, viewer, stages, { ...file, ...place });
    const row = await this.kept.keep(incoming, upload, add);
    return evidenceViewOf({ by: user.role, ...row });
  }

  /** What a file belongs to is on the rubric, or on the form, of its application. */
  private async checkPlace({ itemId, field }: FileQuery, shelf: Shelf): Promise<void> {
    if (itemId === undefined && field === undefined) return;
    const { rulesVersion, programmeYear, cellType } = shelf;
    const ruleSet = rulesVersion
      ? await this.ruleSets.get(rulesVersion)
      : await this.ruleSets.inForce(programmeYear);
    const items = itemsOf(rubricOf(ruleSet, getCellType(ruleSet, cellType).rubric));
    if (itemId !== undefined && !items.some(({ id }) => id === itemId))
      throw refuseQuestion('unknownRubricItem', 'itemId');
    if (field !== undefined && !formFieldsOf(ruleSet, cellType).some(({ id }) => id === field))
      throw refuseQuestion('unknownField', 'field');
  }

  /** Throws `notFound`, and what `KeptFiles.open` throws. */
  async read(user: User, applicationId: string, fileId: string): Promise<OpenedFile> {
    const file = await withActor(this.pool, user.id, (db) =>
      findFile(db, applicationId, fileId, actorOf(user)),
    );
    return this.kept.open(file);
  }

  async remove(user: User, applicationId: string, fileId: string): Promise<void> {
    const gone = await removeUnsentFile(this.pool, applicationId, fileId, actorOf(user));
    for (const storedAs of gone) await this.store.remove(storedAs);
    if (gone.length > 0) return;
    const shelf = await findShelf(this.pool, applicationId, actorOf(user));
    throw refuse(shelf && shelf.stage !== 'draft' ? 'notADraft' : 'notFound');
  }
}
