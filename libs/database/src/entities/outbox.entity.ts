import type { ObligationNotificationKind, NotificationKind, Seat, YearNotificationKind } from '@app/domain';
import type { DigestPayload } from '../mail/digest';
import type { YearNotificationPayload } from '../years/write-year-notifications';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mail to send, or sent: about an event of an application, an obligation or a programme year, or one person's digest of a morning. */
@Entity('outbox')
export class OutboxEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  @Column('uuid', { nullable: true })
  obligationId!: string | null;

  @Column('int', { nullable: true })
  programmeYear!: number | null;

  @Column('int', { nullable: true })
  eventSeq!: number | null;

  @Column('uuid', { nullable: true })
  digestUser!: string | null;

  @Column('date', { nullable: true })
  digestOn!: string | null;

  /** The lines of a digest as they stood that morning; the figures that a mail about a year tells of. */
  @Column('jsonb', { nullable: true })
  payload!: DigestPayload | YearNotificationPayload | null;

  @Column('text')
  kind!: NotificationKind | ObligationNotificationKind | YearNotificationKind | 'digest';

  @Column('text')
  recipient!: string;

  @Column('text')
  seat!: Seat;

  /** YearPlan time: not before. */
  @Column('timestamptz')
  sendAt!: Date;

  @Column('text', { default: 'queued' })
  status!: 'queued' | 'sending' | 'sent' | 'failed' | 'bounced' | 'uncertain';

  @Column('int', { default: 0 })
  attempts!: number;

  @Column('timestamptz', { default: () => 'now()' })
  nextAttemptAt!: Date;

  @Column('timestamptz', { nullable: true })
  leasedUntil!: Date | null;

  /** Times that the whole message was handed over with its fate unknown; at two it is never sent again. */
  @Column('int', { default: 0 })
  handedOver!: number;

  /** When the outcome of an attempt was first unknown. */
  @Column('timestamptz', { nullable: true })
  doubtedAt!: Date | null;

  @Column('text', { nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
