import type { CircularScans, FileView, UploadQuery } from '@app/contracts';
import {
  addCircularScan,
  FileEntity,
  findCircularScan,
  findCircularScans,
  findCircularYear,
  type NewFile,
  type Reader,
  removeCircularScan,
  removeCircularScans,
  withActor,
} from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse } from '../common/problems';
import { FileStore, fileViewOf, KeptFiles, type OpenedFile } from '../files';
import { yearOf } from '../year';

/** How many scans the circular of one year may have: its pages as pictures, its annexes. */
const MOST_FILES = 20;

/** 通知扫描件: the scanned copy of a year's circular, attached to the draft or the year. */
@Injectable()
export class CircularScansService {
  constructor(
    private readonly pool: Pool,
    @InjectRepository(FileEntity) private readonly files: Repository<FileEntity>,
    private readonly kept: KeptFiles,
    private readonly store: FileStore,
  ) {}

  /** Throws `notFound`. */
  async list(user: User, text: string): Promise<CircularScans> {
    const { year, published } = await this.mustFind(user, text);
    const items = await findCircularScans(this.pool, year, actorOf(user));
    return { year, published, items: items.map(fileViewOf) };
  }

  /**
   * Sent again under its number, a file is answered as it was kept. Throws `notFound`, `tooManyFiles`, `uploadIdTaken`, and
   * what is wrong with the file.
   */
  async upload(
    user: User,
    text: string,
    { uploadId }: UploadQuery,
    request: FastifyRequest,
  ): Promise<FileView> {
    const { year } = await this.mustFind(user, text);
    const upload = { uploaderId: user.id, uploadId, homeId: String(year) };
    const before = await this.kept.receiveAgain(request, upload);
    if (before) return fileViewOf(before);
    if ((await this.files.countBy({ circularYear: year, originalOf: IsNull() })) >= MOST_FILES)
      throw refuse('tooManyFiles', { atMost: MOST_FILES });
    const incoming = await this.kept.receive(request);
    const add = (db: Reader, file: NewFile) => addCircularScan(db, year, actorOf(user), file);
    return fileViewOf(await this.kept.keep(incoming, upload, add));
  }

  /** Throws `notFound`. */
  async read(user: User, text: string, fileId: string): Promise<OpenedFile> {
    const file = await withActor(this.pool, user.id, (db) =>
      findCircularScan(db, yearOf(text), fileId, actorOf(user)),
    );
    return this.kept.open(file);
  }

  /** Removes a scan from a draft. Throws `notFound`, and `scanStays` once the year is published. */
  async remove(user: User, text: string, fileId: string): Promise<void> {
    const { year, published } = await this.mustFind(user, text);
    const scans = await findCircularScans(this.pool, year, actorOf(user));
    if (!scans.some(({ id }) => id === fileId)) throw refuse('notFound');
    if (published) throw refuse('scanStays');
    const gone = await removeCircularScan(this.pool, year, fileId);
    if (gone.length === 0) throw refuse('scanStays');
    for (const storedAs of gone) await this.store.remove(storedAs);
  }

  /** Removes the scans of a draft that is discarded. */
  async removeAll(year: number): Promise<void> {
    for (const storedAs of await removeCircularScans(this.pool, year)) await this.store.remove(storedAs);
  }

  private async mustFind(user: User, text: string): Promise<{ year: number; published: boolean }> {
    const year = yearOf(text);
    const found = await findCircularYear(this.pool, year, actorOf(user));
    if (!found) throw refuse('notFound');
    return { year, ...found };
  }
}
