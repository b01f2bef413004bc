import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who took contacts that are not masked; append-only. */
@Entity('disclosure')
export class DisclosureEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('uuid')
  userId!: string;

  @Column('text')
  what!: string;

  @Column('int')
  programmeYear!: number;

  @Column('int')
  people!: number;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
