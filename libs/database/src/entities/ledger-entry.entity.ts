import type { EntryReason } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of a year's figures; append-only. */
@Entity('ledger_entry')
export class LedgerEntryEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('int')
  ordinal!: number;

  @Column('int')
  assessmentYear!: number;

  @Column('int')
  delta!: 1 | -1;

  @Column('text')
  reason!: EntryReason;

  @Column('int', { nullable: true })
  eventSeq!: number | null;

  @Column('timestamptz')
  at!: Date;

  @Column('bigint')
  position!: number;

  @Column('text')
  rulesVersion!: string;

  @Column('int')
  baselineVersion!: number;

  @Column('text')
  byUser!: string;

  @Column('uuid', { nullable: true })
  commandId!: string | null;

  @Column('int')
  programmeYear!: number;

  @Column('int', { nullable: true })
  yearSeq!: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
