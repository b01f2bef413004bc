import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version of the rules. It never changes. */
@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('text')
  version!: string;

  @Column('int')
  programmeYear!: number;

  @Column('jsonb')
  body!: object;

  @Column('date')
  effectiveFrom!: string;

  /** Who published it, with which reason, on which version and with which change; null when it came with the seed. */
  @Column('uuid', { nullable: true })
  publishedBy!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  basedOn!: string | null;

  @Column('jsonb', { nullable: true })
  change!: object | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
