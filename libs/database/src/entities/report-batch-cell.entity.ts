import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A cell in a report; what the city returned has left it. */
@Entity('report_batch_cell')
export class ReportBatchCellEntity {
  @PrimaryColumn('uuid')
  reportId!: string;

  @PrimaryColumn('uuid')
  applicationId!: string;

  @Column('date', { nullable: true })
  leftOn!: string | null;

  @Column('text', { nullable: true })
  leftWhy!: string | null;
}
