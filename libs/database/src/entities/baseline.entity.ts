import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 结转基数: one version of the figure beyond which cells are surplus; append-only. */
@Entity('baseline')
export class BaselineEntity {
  @PrimaryColumn('int')
  year!: number;

  @PrimaryColumn('int')
  version!: number;

  @Column('int')
  value!: number;

  @Column('text')
  source!: string;

  @Column('date')
  dated!: string;

  @Column('uuid', { nullable: true })
  setBy!: string | null;

  /** YearPlan time. */
  @Column('timestamptz')
  setAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
