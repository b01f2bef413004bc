import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One record in its place in a chain; written by triggers alone, append-only. */
@Entity('chain_link')
export class ChainLinkEntity {
  @PrimaryColumn('text')
  chain!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('text')
  kind!: string;

  @Column('text')
  source!: string;

  @Column('text')
  alg!: string;

  @Column('text')
  hash!: string;
}
