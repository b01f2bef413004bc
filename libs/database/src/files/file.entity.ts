import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

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
}
