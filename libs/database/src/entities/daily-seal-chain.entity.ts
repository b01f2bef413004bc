import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How long a chain was under a day's seal, if it had grown; append-only. */
@Entity('daily_seal_chain')
export class DailySealChainEntity {
  @Column('int')
  programmeYear!: number;

  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  chain!: string;

  @Column('int')
  length!: number;
}
