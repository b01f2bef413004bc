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
  reason!: 'counted' | 'carried' | 'revoked';

  @Column('int')
  eventSeq!: number;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;
}
