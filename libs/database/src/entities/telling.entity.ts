import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an application has to be told of the year's acts. */
@Entity('telling')
export class TellingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bigint')
  place!: number;

  @Column('int')
  programmeYear!: number;

  @Column('uuid')
  commandId!: string;

  @Column('uuid')
  applicationId!: string;

  @Column('text')
  kind!: string;

  @Column('jsonb')
  data!: unknown;

  @Column('uuid')
  byUser!: string;

  @Column('timestamptz', { nullable: true })
  toldAt!: Date | null;

  @Column('text', { nullable: true })
  refused!: string | null;
}
