import { decideScan, FileEntity, type NewFile } from '@app/database';
import { refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import type { Readable } from 'node:stream';
import { Repository } from 'typeorm';
import { refuse } from '../common/problems';
import { attachmentsOf } from './kinds/pdf/attachments';
import { receiveUpload, type Upload } from './receive-upload';
import { type Outcome, Scanner } from './scan/scanner';
import { FileStore, type Incoming } from './store';

/** The identity of an upload, by which a repetition is recognised: sender, upload id, subject. */
export interface SentUpload {
  uploaderId: string;
  uploadId: string | undefined;
  /** The application, the obligation or the year to which it belongs. */
  homeId: string;
}

/** A file with its bytes, which are read once. */
export interface OpenedFile {
  file: FileEntity;
  bytes: Readable;
}

/** The one way by which files of any kind come in and go out, past the virus scanner. */
@Injectable()
export class KeptFiles {
  constructor(
    @InjectRepository(FileEntity) private readonly files: Repository<FileEntity>,
    private readonly pool: Pool,
    private readonly store: FileStore,
    private readonly scanner: Scanner,
  ) {}

  /** Reads a repeated upload and discards it, answering the stored file; undefined if the upload is new. */
  async receiveAgain(request: FastifyRequest, upload: SentUpload): Promise<FileEntity | undefined> {
    const { uploaderId, uploadId } = upload;
    if (!uploadId || !(await this.files.existsBy({ uploadedBy: uploaderId, uploadId }))) return undefined;
    const { incoming } = await this.receive(request);
    await this.store.drop(incoming);
    return this.sameUpload(upload, incoming.sha256);
  }

  /** Takes the one file of a multipart request in. Nothing stays on disk when it is refused. */
  receive(request: FastifyRequest): Promise<Upload> {
    return receiveUpload(request, this.store);
  }

  /**
   * Keeps what has come in, added to its home by `add`; sent twice at once, it is the one that was kept first. Its sender
   * waits for the scan; a scanner that does not answer in time leaves the file to the sweep. Throws `fileInfected`,
   * `fileEncrypted`, `filesFrozen` when its home has moved on, `uploadIdTaken`; nothing stays on disk then.
   */
  async keep<Row extends FileEntity>(
    { incoming, name, sentName, mediaType }: Upload,
    upload: SentUpload,
    add: (file: NewFile) => Promise<Row | undefined>,
  ): Promise<Row | FileEntity> {
    const { size, sha256 } = incoming;
    const outcome = await this.scanned(incoming);
    const storedAs = await this.store.keep(incoming);
    let row: Row | undefined;
    try {
      row = await add({ name, sentName, mediaType, size, sha256, storedAs, uploadId: upload.uploadId });
      if (!row) {
        const meanwhile = await this.sameUpload(upload, sha256);
        if (!meanwhile) throw refuse('filesFrozen');
        await this.store.remove(storedAs);
        return meanwhile;
      }
    } catch (error) {
      await this.store.remove(storedAs);
      throw error;
    }
    return this.withVerdict(row, outcome); // outside: a verdict that is not recorded takes no bytes away
  }

  /**
   * Opens a file that the caller may see. Throws `notFound` without one, `fileQuarantined`, and while files are scanned
   * `fileUnscanned`, `fileUnscannable`.
   */
  async open(file: FileEntity | undefined): Promise<OpenedFile> {
    if (!file) throw refuse('notFound');
    if (file.scan === 'infected') throw refuse('fileQuarantined');
    if (this.scanner.isOn && file.scan !== 'clean')
      throw refuse(file.scan === 'unscanned' ? 'fileUnscanned' : 'fileUnscannable');
    return { file, bytes: await this.store.read(file.storedAs) };
  }

  private async scanned(incoming: Incoming): Promise<Outcome | undefined> {
    try {
      const outcome = await this.scanner.scanUpload({
        whole: () => this.store.streamOf(incoming),
        inner: async () => attachmentsOf(await this.store.bytesOf(incoming)),
      });
      if (outcome?.state === 'infected') throw refuse('fileInfected', { finding: outcome.finding });
      if (outcome?.state === 'unscannable') throw refusal('fileEncrypted');
      return outcome;
    } catch (error) {
      await this.store.drop(incoming);
      throw error;
    }
  }

  /** A process that ends before the verdict is recorded leaves the file to the sweep. */
  private async withVerdict<Row extends FileEntity>(row: Row, outcome: Outcome | undefined): Promise<Row> {
    if (outcome?.state !== 'clean') return row;
    await decideScan(this.pool, row.id, { state: 'clean' });
    return { ...row, scan: 'clean' };
  }

  /** The file that this upload is already; undefined when there is none. Throws `uploadIdTaken` when it is another. */
  private async sameUpload(
    { uploaderId, uploadId, homeId }: SentUpload,
    sha256: string,
  ): Promise<FileEntity | undefined> {
    const sent = uploadId && (await this.files.findOneBy({ uploadedBy: uploaderId, uploadId }));
    if (!sent) return undefined;
    const home = sent.applicationId ?? sent.obligationId ?? String(sent.circularYear);
    if (sent.sha256 !== sha256 || home !== homeId) throw refuse('uploadIdTaken');
    return sent;
  }
}
