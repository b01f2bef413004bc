import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A unit that applies. */
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

  /** The applicant who named it first. */
  @Column('uuid', { select: false })
  createdBy!: string;

  /** What a search looks for; computed by PostgreSQL. */
  @Column({ type: 'text', array: true, select: false, insert: false, update: false })
  nameGrams!: string[];
}
