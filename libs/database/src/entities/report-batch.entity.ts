import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 上报批次: assembled, fixed with number and date, sent. */
@Entity('report_batch')
export class ReportBatchEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  year!: number;

  @Column('text')
  state!: string;

  @Column('date', { nullable: true })
  dueOn!: string | null;

  @Column('text', { nullable: true })
  documentNumber!: string | null;

  @Column('date', { nullable: true })
  dated!: string | null;

  @Column('date', { nullable: true })
  sentOn!: string | null;

  @Column('uuid')
  assembledBy!: string;

  @Column('timestamptz')
  assembledAt!: Date;
}
