import type { CityResult } from '@app/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named cell, and the assessment year in which it counts. */
@Entity('cell')
export class CellEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @Column('int')
  programmeYear!: number;

  @Column('text')
  cellType!: string;

  @Column('int', { nullable: true })
  assessmentYear!: number | null;

  @Column('text')
  documentNumber!: string;

  @Column('date')
  namedOn!: string;

  @Column('text', { nullable: true })
  cityResult!: CityResult | null;

  @Column('date', { nullable: true })
  revokedOn!: string | null;

  @Column('uuid', { nullable: true })
  reportedIn!: string | null;

  @Column('date', { nullable: true })
  cityResultOn!: string | null;

  @Column('date', { nullable: true })
  showcaseOn!: string | null;
}
