import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity';

/** The working days of a year, published or estimated. Append-only: the newest edition of a year is in force. */
@Entity('calendar_edition')
export class CalendarEditionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  edition!: number;

  @Column('int')
  year!: number;

  /** `MM-DD` of every day off. */
  @Column('text', { array: true })
  off!: string[];

  /** `MM-DD` of every make-up working day (调休). */
  @Column('text', { array: true })
  makeup!: string[];

  @Column('text')
  noticeNumber!: string;

  @Column('date', { nullable: true })
  noticeDate!: string | null;

  @Column('text')
  status!: 'published' | 'provisional';

  /** Null when it came with the seed. */
  @Column('uuid', { nullable: true })
  importedBy!: string | null;

  /** Loaded only when joined. */
  @ManyToOne(() => AccountEntity)
  @JoinColumn({ name: 'imported_by' })
  importer?: AccountEntity | null;

  @Column('timestamptz', { default: () => 'now()' })
  importedAt!: Date;
}
