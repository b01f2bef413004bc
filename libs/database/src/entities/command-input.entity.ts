import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person wrote with a command. */
@Entity('command_input')
export class CommandInputEntity {
  @PrimaryColumn('uuid')
  commandId!: string;

  @Column('uuid')
  applicationId!: string;

  @Column('uuid')
  actorId!: string;

  @Column('jsonb')
  body!: Record<string, unknown>;

  @Column('text')
  bodyHash!: string;

  @Column('timestamptz', { default: () => 'now()' })
  receivedAt!: Date;
}
