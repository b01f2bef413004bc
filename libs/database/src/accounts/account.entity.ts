import type { Role } from '@app/domain';
import { Column, Entity, PrimaryGeneratedColumn, VirtualColumn } from 'typeorm';

/** Someone with an account. */
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

  /** Its id. */
  @Column('text', { name: 'department_id', nullable: true })
  department!: string | null;

  /** argon2id, with its parameters and salt. Loaded only when asked for. */
  @Column('text', { select: false })
  passwordHash!: string;

  /** A password that was handed out: until when it opens the door, to be changed at once. */
  @Column('timestamptz', { nullable: true })
  oneTimeUntil!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  passwordSetAt!: Date;

  /** Of an applicant who was invited for a unit: its name, and its code when it has one. */
  @Column('text', { nullable: true })
  unitName!: string | null;

  @Column('text', { nullable: true })
  unitCode!: string | null;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('boolean', { default: false })
  demo!: boolean;

  /** One mail each working morning with all that waits, instead of single ones. */
  @Column('boolean', { default: true })
  digest!: boolean;

  /** Notified besides the holder when a task of the department, or of the office, is late. */
  @Column('boolean', { default: false })
  head!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** How many are open now; counted, no column. */
  @VirtualColumn({
    type: 'int',
    query: (account) =>
      `SELECT count(*)::int FROM session s WHERE s.user_id = ${account}.id AND s.expires_at > now()`,
  })
  sessions!: number;
}
