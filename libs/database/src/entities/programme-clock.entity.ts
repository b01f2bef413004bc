import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 演练时钟: programme time = real time + offset; one row. */
@Entity('programme_clock')
export class ProgrammeClockEntity {
  @PrimaryColumn('boolean', { default: true })
  id!: true;

  @Column('boolean')
  rehearsal!: boolean;

  @Column('bigint', { default: 0 })
  offsetMs!: number;

  @Column('timestamptz', { nullable: true })
  movingTo!: Date | null;

  /** YearPlan time to which the last move led; set by PostgreSQL. */
  @Column('timestamptz', { nullable: true })
  landedAt!: Date | null;
}
