import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 更正: every figure that it touches, and whether it was confirmed. */
@Entity('adjustment')
export class AdjustmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  year!: number;

  @Column('jsonb')
  cause!: unknown;

  @Column('text')
  state!: string;

  @Column('text')
  hash!: string;

  @Column('jsonb')
  touched!: unknown;

  @Column('uuid')
  commandId!: string;

  @Column('uuid')
  openedBy!: string;

  @Column('timestamptz')
  openedAt!: Date;

  @Column('uuid', { nullable: true })
  settledBy!: string | null;

  @Column('timestamptz', { nullable: true })
  settledAt!: Date | null;
}
