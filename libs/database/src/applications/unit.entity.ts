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

  /** The pairs of characters by which a search finds the name; PostgreSQL computes them. */
  @Column({ type: 'text', array: true, select: false, insert: false, update: false })
  nameGrams!: string[];
}
