import type { ClockName, Seat } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that a seat is waited for. */
@Entity('task')
export class TaskEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('text')
  seat!: Seat;

  @Column('text')
  clock!: ClockName;

  @Column('date')
  openedOn!: string;

  @Column('date')
  dueOn!: string;

  @Column('date')
  toldDueOn!: string;

  @Column('boolean')
  provisional!: boolean;

  @Column('boolean')
  overdue!: boolean;

  @Column('boolean')
  paused!: boolean;

  @Column('uuid', { nullable: true })
  assignee!: string | null;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  departmentId!: string | null;
}
