import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given in a year and type. */
@Entity('application_serial')
export class ApplicationSerialEntity {
  @PrimaryColumn('int')
  programmeYear!: number;

  @PrimaryColumn('text')
  cellType!: string;

  @Column('int')
  last!: number;
}
