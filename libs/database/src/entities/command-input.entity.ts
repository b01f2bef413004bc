import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person wrote with a command. */
@Entity('command_input')
export class CommandInputEntity {
  @PrimaryColumn('uuid')
  commandId!: string;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  @Column('uuid', { nullable: true })
  obligationId!: string | null;

  @Column('uuid')
  actorId!: string;

  @Column('jsonb')
  body!: Record<string, unknown>;

  @Column('text')
  bodyHash!: string;

  @Column('timestamptz', { default: () => 'now()' })
  receivedAt!: Date;

  @Column('int', { nullable: true })
  programmeYear!: number | null;
}
