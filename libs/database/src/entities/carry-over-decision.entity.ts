import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 确认结转: what the office decided, on which proposal, why; append-only. */
@Entity('carry_over_decision')
export class CarryOverDecisionEntity {
  @PrimaryColumn('uuid')
  commandId!: string;

  @Column('int')
  year!: number;

  @Column('int')
  seq!: number;

  @Column('text')
  hash!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  rulesVersion!: string;

  @Column('int')
  baselineVersion!: number;

  @Column('text', { array: true })
  cells!: string[];

  @Column('text', { array: true })
  notProposed!: string[];

  @Column('text', { array: true })
  leftOut!: string[];

  @Column('uuid')
  byUser!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
