import type { CivilDate } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A department of the district. */
@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  fullName!: string;

  /** The day from which it exists; null if it is older than the record. */
  @Column('date', { nullable: true })
  beginsOn!: CivilDate | null;
}
