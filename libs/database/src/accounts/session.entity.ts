import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session. Only the SHA-256 of its token is stored. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('bytea')
  tokenHash!: Buffer;

  @Column('uuid')
  userId!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  seenAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;
}
