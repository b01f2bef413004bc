import type { Application, PinnedRules, Stage } from '@app/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An application: what was filed, and where it stands. Moved by `recordEvents` alone. */
@Entity('application')
export class ApplicationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  number!: string;

  @Column('int')
  programmeYear!: number;

  @Column('text')
  cellType!: string;

  /** Null while it is a draft that has not been settled; so is the contact. */
  @Column('uuid', { nullable: true })
  unitId!: string | null;

  @Column('uuid')
  applicantId!: string;

  @Column('text', { nullable: true })
  contactName!: string | null;

  @Column('text', { nullable: true })
  contactPhone!: string | null;

  @Column('text', { nullable: true })
  contactEmail!: string | null;

  /** Unit and contact as typed; null when settled for its submission. */
  @Column('jsonb', { nullable: true })
  draft!: unknown;

  /** Counts the times that a draft was saved. */
  @Column('int', { default: 1 })
  draftVersion!: number;

  /** 自评: marks by rubric item. */
  @Column('jsonb', { default: {} })
  selfScore!: Record<string, unknown>;

  @Column('jsonb', { default: {} })
  form!: Record<string, unknown>;

  @Column('text', { default: 'draft' })
  stage!: Stage;

  @Column('int', { default: 0 })
  seq!: number;

  /** The fold of its events; null while it is a draft. */
  @Column('jsonb', { nullable: true })
  state!: Application | null;

  /** The rules pinned at submission. */
  @Column('jsonb', { nullable: true })
  rules!: PinnedRules | null;

  @Column('text', { nullable: true })
  rulesVersion!: string | null;

  @Column('text', { array: true })
  leads!: string[];

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  nextClockAt!: Date | null;

  @Column('date', { nullable: true })
  namedOn!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'boolean', insert: false, update: false })
  isOpen!: boolean;

  /** The edition of the calendar that its pinned rules hold; 0 = none. */
  @Column({ type: 'int', insert: false, update: false })
  calendarVersion!: number;
}
