import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A notice (row of the outbox) that its addressee has read in the product. */
@Entity('notice_read')
export class NoticeReadEntity {
  @PrimaryColumn('uuid')
  userId!: string;

  @PrimaryColumn('bigint')
  notificationId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  readAt!: Date;
}
