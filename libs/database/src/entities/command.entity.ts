import type { StoredAnswer } from '../record';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A command that took effect, and its answer. */
@Entity('command')
export class CommandEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  applicationId!: string;

  @Column('text')
  type!: string;

  @Column('text')
  bodyHash!: string;

  @Column('int')
  seq!: number;

  @Column('jsonb')
  answer!: StoredAnswer;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;
}
