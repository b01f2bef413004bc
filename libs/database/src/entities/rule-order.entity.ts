import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The office's order that an open application counts with another version of the rules. */
@Entity('rule_order')
export class RuleOrderEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid')
  applicationId!: string;

  @Column('text')
  version!: string;

  @Column('uuid')
  orderedBy!: string;

  @Column('text')
  reason!: string;

  @Column('timestamptz', { default: () => 'now()' })
  orderedAt!: Date;

  /** Its workflow has recorded it, or is over. */
  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;
}
