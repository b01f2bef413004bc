import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A programme year, and the lock under which its cells are counted. */
@Entity('programme')
export class ProgrammeEntity {
  @PrimaryColumn('int')
  year!: number;

  @Column('int')
  baseline!: number;

  @Column('text')
  baselineSource!: string;

  @Column('date')
  openedOn!: string;

  @Column({ type: 'text', insert: false, update: false })
  id!: string;

  @Column('int', { default: 1 })
  baselineVersion!: number;

  @Column('date', { nullable: true })
  baselineDated!: string | null;

  @Column('uuid', { nullable: true })
  baselineSetBy!: string | null;

  /** YearPlan time. */
  @Column('timestamptz', { nullable: true })
  baselineSetAt!: Date | null;

  @Column('text', { default: 'named' })
  countsFrom!: 'named' | 'recognised';

  @Column('text', { default: 'assumed' })
  countsFromBasis!: 'assumed' | 'office';

  @Column('text', { default: 'planned' })
  status!: 'planned' | 'open' | 'cut' | 'closed';

  @Column('int', { default: 0 })
  seq!: number;

  /** The fold of its events; null before it was opened. */
  @Column('jsonb', { nullable: true })
  state!: unknown;

  @Column('jsonb', { nullable: true })
  rules!: unknown;

  @Column('timestamptz', { nullable: true })
  nextClockAt!: Date | null;

  @Column({ type: 'boolean', insert: false, update: false })
  isOpen!: boolean;
}
