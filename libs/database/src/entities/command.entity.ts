import type { StoredAnswer, StoredObligationAnswer } from '../lives/record';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A command that took effect, and its answer. */
@Entity('command')
export class CommandEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  @Column('uuid', { nullable: true })
  obligationId!: string | null;

  @Column('text')
  type!: string;

  @Column('text')
  bodyHash!: string;

  @Column('int')
  seq!: number;

  @Column('jsonb')
  answer!: StoredAnswer | StoredObligationAnswer;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;

  @Column('int', { nullable: true })
  programmeYear!: number | null;
}
