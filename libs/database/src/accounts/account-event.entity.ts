import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { AccountEntity } from './account.entity';

/** One change of an account. Append-only; never holds a password. */
@Entity('account_event')
export class AccountEventEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('text')
  type!: string;

  @Column('jsonb', { default: {} })
  data!: Record<string, unknown>;

  @Column('uuid')
  byUser!: string;

  /** Loaded only when joined. */
  @ManyToOne(() => AccountEntity)
  @JoinColumn({ name: 'by_user' })
  changer?: AccountEntity;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
