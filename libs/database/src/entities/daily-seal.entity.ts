import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 每日封存: one root over the ends of a year's chains; append-only. */
@Entity('daily_seal')
export class DailySealEntity {
  @PrimaryColumn('int')
  programmeYear!: number;

  @PrimaryColumn('date')
  day!: string;

  @Column('timestamptz')
  sealedAt!: Date;

  @Column('text')
  previous!: string;

  @Column('int')
  chains!: number;

  @Column('bigint')
  records!: number;

  @Column('text')
  alg!: string;

  @Column('text')
  root!: string;
}
