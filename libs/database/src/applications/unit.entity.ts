import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A unit (申报单位) that applies. */
@Entity('unit')
export class UnitEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true, unique: true })
  creditCode!: string | null;

  @Column('text', { nullable: true })
  noCodeReason!: string | null;

  @Column('text')
  address!: string;

  @Column('text')
  street!: string;

  /** The applicant whose draft created the row. */
  @Column('uuid', { select: false })
  createdBy!: string;

  /** The check character of its code is wrong, and the unit has confirmed that the code is right. */
  @Column('boolean', { default: false })
  codeConfirmed!: boolean;

  /** The folded name; PostgreSQL computes it (`fold_name`). */
  @Column({ type: 'text', select: false, insert: false, update: false })
  nameKey!: string;

  /** Folded names that it had before, each after a line break. */
  @Column('text', { select: false, default: '' })
  formerKeys!: string;

  /** The record into which this one was merged. */
  @Column('uuid', { nullable: true, select: false })
  mergedInto!: string | null;

  /** The pairs of characters by which a search finds the name; PostgreSQL computes them. */
  @Column({ type: 'text', array: true, select: false, insert: false, update: false })
  nameGrams!: string[];
}
