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
}
