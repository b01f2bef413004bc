import type { ClockName, PauseCause, Seat } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days on which a task's clock stood still, both ends included. */
@Entity('clock_pause')
export class ClockPauseEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('text')
  seat!: Seat;

  @PrimaryColumn('text')
  clock!: ClockName;

  @PrimaryColumn('date')
  openedOn!: string;

  @PrimaryColumn('int')
  ordinal!: number;

  @Column('date')
  fromOn!: string;

  /** Null: until today, or until the task was over. */
  @Column('date', { nullable: true })
  toOn!: string | null;

  @Column('text')
  why!: PauseCause;

  /** User id, or `system`. */
  @Column('text')
  byUser!: string;
}
