import type { ObligationEventType } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that happened to an obligation; append-only. */
@Entity('obligation_event')
export class ObligationEventEntity {
  @PrimaryColumn('uuid')
  obligationId!: string;

  @PrimaryColumn('int')
  seq!: number;

  @Column('text')
  type!: ObligationEventType;

  @Column('jsonb')
  data!: Record<string, unknown>;

  @Column('uuid', { nullable: true })
  commandId!: string | null;

  /** User id, or `system`. */
  @Column('text')
  byUser!: string;

  /** YearPlan time. */
  @Column('timestamptz')
  at!: Date;

  /** Real time. */
  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
