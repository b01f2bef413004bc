import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity';

/** One year's working days as published or as estimated; append-only, the newest of a year is in force. */
@Entity('calendar_edition')
export class CalendarEditionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'int', generatedIdentity: 'ALWAYS' })
  edition!: number;

  @Column('int')
  year!: number;

  /** `MM-DD` of every rest day off. */
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

  /** Null: it came with the programme. */
  @Column('uuid', { nullable: true })
  importedBy!: string | null;

  /** Loaded only when joined. */
  @ManyToOne(() => AccountEntity)
  @JoinColumn({ name: 'imported_by' })
  importer?: AccountEntity | null;

  @Column('timestamptz', { default: () => 'now()' })
  importedAt!: Date;
}
