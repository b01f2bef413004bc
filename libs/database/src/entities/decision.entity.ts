import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A decision of one seat in one round; append-only. */
@Entity('decision')
export class DecisionEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('int')
  eventSeq!: number;

  @Column('text')
  type!: 'opinionGiven' | 'conciliated' | 'officeDecided';

  @Column('int')
  round!: number;

  @Column('text')
  seat!: string;

  @Column('uuid')
  userId!: string;

  /** Over the hashes of the files that lay with the case; set by a trigger. */
  @Column('text', { nullable: true })
  filesHash!: string | null;
}
