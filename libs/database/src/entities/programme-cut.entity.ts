import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 年度截止: a year's figures as of 24:00 of 31 December; append-only. */
@Entity('programme_cut')
export class ProgrammeCutEntity {
  @PrimaryColumn('int')
  year!: number;

  @Column('timestamptz')
  cutAt!: Date;

  @Column('text')
  rulesVersion!: string;

  @Column('jsonb')
  figures!: unknown;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
