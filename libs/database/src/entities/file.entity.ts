import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An uploaded file: its bytes lie elsewhere, under a random name. */
@Entity('file')
export class FileEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  applicationId!: string;

  @Column('uuid')
  uploadedBy!: string;

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

  @Column('timestamptz', { default: () => 'now()' })
  uploadedAt!: Date;
}
