import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that happened to a programme year; append-only. */
@Entity('programme_event')
export class ProgrammeEventEntity {
  @PrimaryColumn('int')
  programmeYear!: number;

  @PrimaryColumn('int')
  seq!: number;

  @Column('text')
  type!: string;

  @Column('jsonb')
  data!: unknown;

  @Column('uuid', { nullable: true })
  commandId!: string | null;

  @Column('text')
  byUser!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
