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
}
