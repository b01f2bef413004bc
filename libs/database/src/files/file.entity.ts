import { Column, Entity, PrimaryGeneratedColumn, VirtualColumn } from 'typeorm';
import { columnsOf } from '../columns';

/**
 * What the virus scanner says of a file: nothing yet; nothing found; a virus; or that it cannot look into it (a password),
 * which is final.
 */
export type ScanState = 'unscanned' | 'clean' | 'infected' | 'unscannable';

const scanOf = (file: string) =>
  `coalesce((SELECT s.state FROM file_scan s WHERE s.file_id = ${file}.id), 'unscanned')`;

/** The file (原件) that another one was made from, before it came in. */
export interface OriginalFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  scan: ScanState;
}

/** SQL: the original `o` as an OriginalFile. */
export const ORIGINAL = `jsonb_build_object('id', o.id, 'name', o.name, 'mediaType', o.media_type, 'size', o.size,
  'sha256', o.sha256, 'scan', ${scanOf('o')})`;

const originalOf = (file: string) => `(SELECT ${ORIGINAL} FROM file o WHERE o.original_of = ${file}.id)`;

/** An uploaded file. Its bytes are stored elsewhere under a random name. */
@Entity('file')
export class FileEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  @Column('uuid', { nullable: true })
  obligationId!: string | null;

  /** The year whose circular it is a scan of. */
  @Column('int', { nullable: true })
  circularYear!: number | null;

  @Column('uuid')
  uploadedBy!: string;

  /** The rubric item that the file proves, or the form field that it belongs to; both may be null. */
  @Column('text', { nullable: true })
  itemId!: string | null;

  @Column('text', { nullable: true })
  field!: string | null;

  /** The number of the check of the named cell to which it belongs; null for any other file. */
  @Column('int', { nullable: true })
  cellCheck!: number | null;

  @Column('text')
  name!: string;

  /** The name as it was sent, where its extension was mended to the kind of the content. */
  @Column('text', { nullable: true })
  sentName!: string | null;

  /** The earlier file of the same place in whose stead it stands. */
  @Column('uuid', { nullable: true })
  replaces!: string | null;

  /** The file that was made from it; null for any file that is no original. */
  @Column('uuid', { nullable: true, unique: true })
  originalOf!: string | null;

  @Column('text')
  mediaType!: string;

  @Column('int')
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('text', { unique: true })
  storedAs!: string;

  /** The id that the client gives an upload: an upload that is sent again is stored once. */
  @Column('uuid', { nullable: true })
  uploadId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  uploadedAt!: Date;

  /** Read from the row of the scan. */
  @VirtualColumn({ type: 'text', query: scanOf })
  scan!: ScanState;

  /** Read from the row of the original. */
  @VirtualColumn({ type: 'jsonb', query: originalOf })
  original!: OriginalFile | null;
}

/** Returns the columns of a file as a select list with their names in code, with the state of its scan and its original. */
export function fileColumns(alias: string): string {
  return `${columnsOf(FileEntity, alias)}, ${scanOf(alias)} AS scan, ${originalOf(alias)} AS original`;
}
