import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version of the rules; never changed. */
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

  /** Who published it, why, on which version and with what change; null when it came with the programme. */
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
