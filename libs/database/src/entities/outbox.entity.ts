import type { NoticeKind, Seat } from '@app/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mail to send, or sent. */
@Entity('outbox')
export class OutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('uuid')
  applicationId!: string;

  @Column('int')
  eventSeq!: number;

  @Column('text')
  kind!: NoticeKind;

  @Column('text')
  recipient!: string;

  @Column('text')
  seat!: Seat;

  @Column('text', { default: 'queued' })
  status!: 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'uncertain';

  @Column('int', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { nullable: true })
  leasedUntil!: Date | null;

  @Column('text', { nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
