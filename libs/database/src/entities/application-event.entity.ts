import type { EventType } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that happened; append-only. */
@Entity('application_event')
export class ApplicationEventEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('int')
  seq!: number;

  @Column('text')
  type!: EventType;

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
