import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published version of the rules; never changed. */
@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('text')
  version!: string;

  @Column('int')
  programmeYear!: number;

  @Column('jsonb')
  body!: unknown;

  @Column('date')
  effectiveFrom!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
