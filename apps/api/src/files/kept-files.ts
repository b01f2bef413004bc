import {
  addOriginal,
  decideScan,
  FileEntity,
  inTransaction,
  type NewFile,
  type Reader,
  type ScanState,
} from '@app/database';
import { refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import type { Readable } from 'node:stream';
import { Repository } from 'typeorm';
import { refuse } from '../common/problems';
import { attachmentsOf } from './kinds/pdf/attachments';
import { type Received, receiveUpload, type Upload } from './receive-upload';
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
    const received = await this.receive(request);
    for (const { incoming } of filesOf(received)) await this.store.drop(incoming);
    return this.sameUpload(upload, received);
  }

  /** Takes the one file of a multipart request in, with its original. Nothing stays on disk when it is refused. */
  receive(request: FastifyRequest): Promise<Upload> {
    return receiveUpload(request, this.store);
  }

  /**
   * Keeps what has come in, added to its home by `add`, and its original beside it in the same transaction; sent twice at
   * once, it is the one that was kept first. Its sender waits for the scan; a scanner that does not answer in time leaves the
   * file to the sweep. Throws `fileInfected`, `fileEncrypted`, `filesFrozen` when its home has moved on, `uploadIdTaken`;
   * nothing stays on disk then.
   */
  async keep<Row extends FileEntity>(
    received: Upload,
    upload: SentUpload,
    add: (db: Reader, file: NewFile) => Promise<Row | undefined>,
  ): Promise<Row | FileEntity> {
    const outcomes = await this.scanned(received);
    const stored: string[] = [];
    let row: Row | undefined;
    try {
      for (const { incoming } of filesOf(received)) stored.push(await this.store.keep(incoming));
      const [file, original] = filesOf(received).map((one, at) => newFileOf(one, stored[at]!));
      row = await inTransaction(this.pool, async (db) => {
        const added = await add(db, { ...file!, uploadId: upload.uploadId });
        return added && original ? { ...added, original: await addOriginal(db, added.id, original) } : added;
      });
      if (!row) {
        const meanwhile = await this.sameUpload(upload, received);
        if (!meanwhile) throw refuse('filesFrozen');
        await this.remove(stored);
        return meanwhile;
      }
    } catch (error) {
      await this.remove(stored);
      throw error;
    }
    return this.withVerdicts(row, outcomes); // outside: a verdict that is not recorded takes no bytes away
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

  /** Returns why the bytes of a file are not given out, as a state of its scan or `missing`; undefined when they are. */
  async withheld(file: FileEntity): Promise<ScanState | 'missing' | undefined> {
    if (file.scan === 'infected' || (this.scanner.isOn && file.scan !== 'clean')) return file.scan;
    return (await this.store.has(file.storedAs)) ? undefined : 'missing';
  }

  /** Returns what the scanner says of each file. Drops all of them when one is refused. */
  private async scanned(received: Upload): Promise<(Outcome | undefined)[]> {
    const files = filesOf(received);
    try {
      const outcomes: (Outcome | undefined)[] = [];
      for (const { incoming } of files) outcomes.push(await this.outcomeOf(incoming));
      return outcomes;
    } catch (error) {
      for (const { incoming } of files) await this.store.drop(incoming);
      throw error;
    }
  }

  private async outcomeOf(incoming: Incoming): Promise<Outcome | undefined> {
    const outcome = await this.scanner.scanUpload({
      whole: () => this.store.streamOf(incoming),
      inner: async () => attachmentsOf(await this.store.bytesOf(incoming)),
    });
    if (outcome?.state === 'infected') throw refuse('fileInfected', { finding: outcome.finding });
    if (outcome?.state === 'unscannable') throw refusal('fileEncrypted');
    return outcome;
  }

  private async remove(stored: readonly string[]): Promise<void> {
    for (const storedAs of stored) await this.store.remove(storedAs);
  }

  /** A process that ends before a verdict is recorded leaves the file to the sweep. */
  private async withVerdicts<Row extends FileEntity>(
    row: Row,
    [ofFile, ofOriginal]: (Outcome | undefined)[],
  ): Promise<Row> {
    const scan = ofFile?.state === 'clean' ? await this.clean(row.id) : row.scan;
    if (!row.original || ofOriginal?.state !== 'clean') return { ...row, scan };
    return { ...row, scan, original: { ...row.original, scan: await this.clean(row.original.id) } };
  }

  private async clean(fileId: string): Promise<'clean'> {
    await decideScan(this.pool, fileId, { state: 'clean' });
    return 'clean';
  }

  /** The file that this upload is already; undefined when there is none. Throws `uploadIdTaken` when it is another. */
  private async sameUpload(
    { uploaderId, uploadId, homeId }: SentUpload,
    received: Upload,
  ): Promise<FileEntity | undefined> {
    const sent = uploadId && (await this.files.findOneBy({ uploadedBy: uploaderId, uploadId }));
    if (!sent) return undefined;
    const home = sent.applicationId ?? sent.obligationId ?? String(sent.circularYear);
    const isSame =
      sent.sha256 === received.incoming.sha256 &&
      sent.original?.sha256 === received.original?.incoming.sha256;
    if (!isSame || home !== homeId) throw refuse('uploadIdTaken');
    return sent;
  }
}

/** A file and, behind it, its original. */
function filesOf({ original, ...file }: Upload): Received[] {
  return original ? [file, original] : [file];
}

function newFileOf({ incoming, name, sentName, mediaType }: Received, storedAs: string): NewFile {
  const { size, sha256 } = incoming;
  return { name, sentName, mediaType, size, sha256, storedAs };
}
