import type { Escalation } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 部门填报: what one department owes of an obligation. */
@Entity('obligation_part')
export class ObligationPartEntity {
  @PrimaryColumn('uuid')
  obligationId!: string;

  @PrimaryColumn('text')
  department!: string;

  /** Null while the obligation's own date is unknown. */
  @Column('date', { nullable: true })
  dueOn!: string | null;

  @Column('date', { nullable: true })
  toldDueOn!: string | null;

  @Column('boolean')
  provisional!: boolean;

  @Column('boolean')
  overdue!: boolean;

  /** Who has been told besides the department that it is late. */
  @Column('text', { nullable: true })
  escalated!: Escalation | null;

  @Column('int')
  items!: number;

  /** Items that it has not handed in. */
  @Column('int')
  missing!: number;
}
