import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the chain of a case, an obligation or a programme ends; written by triggers alone. */
@Entity('chain_head')
export class ChainHeadEntity {
  @PrimaryColumn('text')
  chain!: string;

  @Column('int')
  programmeYear!: number;

  @Column('uuid', { nullable: true })
  subject!: string | null;

  @Column('int')
  length!: number;

  @Column('text')
  hash!: string;
}
