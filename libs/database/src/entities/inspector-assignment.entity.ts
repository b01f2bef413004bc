import { Entity, PrimaryColumn } from 'typeorm';

/** Someone who inspects, or has inspected, an application. */
@Entity('inspector_assignment')
export class InspectorAssignmentEntity {
  @PrimaryColumn('uuid')
  applicationId!: string;

  @PrimaryColumn('uuid')
  userId!: string;
}
