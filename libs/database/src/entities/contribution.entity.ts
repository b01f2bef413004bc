import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a department handed in for one item of an obligation: one version of it, append-only. */
@Entity('contribution')
export class ContributionEntity {
  @PrimaryColumn('uuid')
  obligationId!: string;

  @PrimaryColumn('text')
  department!: string;

  /** A task's number or an indicator's id. */
  @PrimaryColumn('text')
  item!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('int')
  eventSeq!: number;

  @Column('text')
  progress!: string;

  /** As PostgreSQL writes it: no digit is lost. */
  @Column('numeric', { nullable: true })
  figure!: string | null;

  /** The figure as it was written. */
  @Column('text', { nullable: true })
  figureText!: string | null;

  @Column('text', { nullable: true })
  unit!: string | null;

  /** 数据来源. */
  @Column('text', { nullable: true })
  source!: string | null;

  @Column('uuid', { nullable: true })
  fileId!: string | null;

  /** 存在问题. */
  @Column('text', { nullable: true })
  problems!: string | null;

  /** 下步措施. */
  @Column('text', { nullable: true })
  nextSteps!: string | null;

  @Column('uuid')
  byUser!: string;

  /** YearPlan time. */
  @Column('timestamptz')
  at!: Date;
}
