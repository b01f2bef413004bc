import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A working morning whose digests have been queued. */
@Entity('morning')
export class MorningEntity {
  @PrimaryColumn('date')
  day!: string;

  @Column('timestamptz', { default: () => 'now()' })
  queuedAt!: Date;
}
