import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An uploaded file: its bytes lie elsewhere, under a random name. */
@Entity('file')
export class FileEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  @Column('uuid', { nullable: true })
  obligationId!: string | null;

  @Column('uuid')
  uploadedBy!: string;

  /** The line of the rubric that it shows, or the field of the form; neither is needed. */
  @Column('text', { nullable: true })
  itemId!: string | null;

  @Column('text', { nullable: true })
  field!: string | null;

  @Column('text')
  name!: string;

  @Column('text')
  mediaType!: string;

  @Column('int')
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('text', { unique: true })
  storedAs!: string;

  /** The uploader's own number of this upload: however often it is sent, it is one file. */
  @Column('uuid', { nullable: true })
  uploadId!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  uploadedAt!: Date;
}
