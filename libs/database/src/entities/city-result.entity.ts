import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One answer of the city on one cell; append-only. */
@Entity('city_result')
export class CityResultEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('int')
  ordinal!: number;

  @Column('uuid', { nullable: true })
  reportId!: string | null;

  @Column('text')
  result!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { nullable: true })
  commandId!: string | null;

  @Column('text')
  byUser!: string;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
