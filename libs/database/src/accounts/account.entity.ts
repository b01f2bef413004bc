import type { Role } from '@app/domain';
import { Column, Entity, PrimaryGeneratedColumn, VirtualColumn } from 'typeorm';

/** A person with an account. */
@Entity('app_user')
export class AccountEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  login!: string;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text')
  role!: Role;

  /** The id of the department. */
  @Column('text', { name: 'department_id', nullable: true })
  department!: string | null;

  /** 镇街: set for the role `town` only. */
  @Column('text', { nullable: true })
  town!: string | null;

  /** argon2id, with its parameters and salt. Loaded only when asked for. */
  @Column('text', { select: false })
  passwordHash!: string;

  /**
   * Set while the password is a one-time password: log-in works until this moment, and the person must change it at
   * once.
   */
  @Column('timestamptz', { nullable: true })
  oneTimeUntil!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  passwordSetAt!: Date;

  /** Set for an applicant who was invited for a unit: the name of the unit, and its code if it has one. */
  @Column('text', { nullable: true })
  unitName!: string | null;

  @Column('text', { nullable: true })
  unitCode!: string | null;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('boolean', { default: false })
  demo!: boolean;

  /** The person gets one digest on the morning of each working day instead of single mails. */
  @Column('boolean', { default: true })
  digest!: boolean;

  /** A head is notified, besides the holder, when a task of the department or of the office is late. */
  @Column('boolean', { default: false })
  head!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** The number of open sessions. Counted by a query, not a column. */
  @VirtualColumn({
    type: 'int',
    query: (account) =>
      `SELECT count(*)::int FROM session s WHERE s.user_id = ${account}.id AND s.expires_at > now()`,
  })
  sessions!: number;
}
