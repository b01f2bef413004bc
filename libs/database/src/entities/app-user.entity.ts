import type { Role } from '@app/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Someone with an account. */
@Entity('app_user')
export class UserEntity {
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

  @Column('text', { nullable: true })
  departmentId!: string | null;

  /** argon2id, with its parameters and salt. Loaded only when asked for. */
  @Column('text', { select: false })
  passwordHash!: string;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('boolean', { default: false })
  demo!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
