import type { Escalation, Obligation, ObligationKind, ObligationRules, ObligationStatus } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One dated obligation of the office, as its events leave it. Moved by `recordDuty` alone. */
@Entity('obligation')
export class ObligationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  key!: string;

  @Column('text')
  kind!: ObligationKind;

  @Column('int')
  programmeYear!: number;

  @Column('text')
  about!: string;

  @Column('text')
  addressee!: string;

  @Column('text')
  status!: ObligationStatus;

  @Column('int')
  seq!: number;

  @Column('jsonb')
  state!: Obligation;

  @Column('jsonb')
  rules!: ObligationRules;

  @Column('date', { nullable: true })
  dueOn!: string | null;

  /** The office itself is late. */
  @Column('boolean')
  overdue!: boolean;

  /** Who has been told besides the office that it is late. */
  @Column('text', { nullable: true })
  escalated!: Escalation | null;

  @Column('timestamptz', { nullable: true })
  nextClockAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'boolean', insert: false, update: false })
  isOpen!: boolean;

  /** The edition of the calendar that its pinned rules hold; 0 = none. */
  @Column({ type: 'int', insert: false, update: false })
  calendarVersion!: number;
}
