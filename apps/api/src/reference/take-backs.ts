import type { DepartmentRegisterView, TakeBackBody, TakeBackPreview } from '@app/contracts';
import {
  countOwn,
  type DepartmentChangeRow,
  Directories,
  findDepartmentChanges,
  findDepartmentCommand,
  findStanding,
  recordTakeBack,
  type StandingItem,
} from '@app/database';
import {
  DepartmentFault,
  heldWith,
  laterThan,
  obligationTitle,
  type ObligationKind,
  partiesOf,
  takeBackDay,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { bodyHash } from '../common/body-hash';
import { refuse } from '../common/problems';
import { textOfChange } from './department-view';
import { Departments } from './departments';
import { lettersOfTakeBack } from './letters';

/** The rows of each kind that a preview lists. */
const MOST_LISTED = 20;

/** How what stands against taking back is told of, by its kind. */
const STANDING_NAMES: Record<TakeBackPreview['standing'][number]['kind'], string> = {
  change: '后来的变动',
  case: '承接部门已办理的申报',
  cell: '承接部门已办理的已命名细胞',
  part: '承接部门已填报或新设部门承担的定期任务',
  account: '新设部门的账号',
  rules: '写有新设部门的规则',
};

/** 撤回: a change of departments that was entered wrongly is taken back, as long as nothing was done on its ground. */
@Injectable()
export class TakeBacks {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
    private readonly departments: Departments,
  ) {}

  /** Throws `notFound`, `changeTakenBack`, `changeStays`. */
  async preview(number: number): Promise<TakeBackPreview> {
    const changes = await findDepartmentChanges(this.pool);
    return (await this.look(mustFind(changes, number), changes)).preview;
  }

  /**
   * Takes a change back; the same answer for the same `commandId`. Throws `notFound`, `changeTakenBack`, `changeStays`,
   * `changeStands` with what stands against it, `departmentsChanged`, `commandIdReused`.
   */
  async takeBack(user: User, number: number, body: TakeBackBody): Promise<DepartmentRegisterView> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash(`departments ${number}`, user.id, body);
    const known = await findDepartmentCommand(this.pool, commandId);
    if (known && known !== hash) throw refuse('commandIdReused');
    if (known) return this.departments.view();
    const changes = await findDepartmentChanges(this.pool);
    const change = mustFind(changes, number);
    const { preview, parties, directory } = await this.look(change, changes);
    const { from, passing, standing } = preview;
    if (standing.length > 0) throw standsAgainst(standing);
    const { basedOn, reason } = body;
    const takenBack = { reason, neverBegan: preview.isBefore };
    const letters = await lettersOfTakeBack(
      this.pool,
      change,
      { text: preview.text, from, takenBack },
      directory,
    );
    const note = {
      basedOn,
      commandId,
      bodyHash: hash,
      takesBack: number,
      from,
      reason,
      passing,
      by: user.id,
      letters,
    };
    const late = await recordTakeBack(this.pool, note, parties, change, MOST_LISTED);
    if (late && late.length > 0) throw standsAgainst(late.map(told));
    if (late || (await findDepartmentCommand(this.pool, commandId)) === hash) return this.departments.view();
    throw refuse('departmentsChanged');
  }

  /** What would go back, what stands against it, and whom the change is about. */
  private async look(change: DepartmentChangeRow, changes: readonly DepartmentChangeRow[]) {
    const directory = await this.directories.read();
    const from = takeBackDay(change, directory.today);
    const { register, today } = directory;
    const about = partiesOf(change);
    // Those that ended, with those whose work they had taken over before.
    const without = { ...register, ends: register.ends.filter((end) => end.number !== change.number) };
    const ended = [...new Set(about.ended.flatMap((id) => heldWith(without, id, today)))];
    const later = laterThan(change, changes).map((one) => ({
      kind: 'change' as const,
      label: textOfChange(
        changes.find(({ number }) => number === one.number)!,
        changes,
        directory,
      ),
      name: one.from,
    }));
    const parties = { ...about, ended };
    const done = await findStanding(this.pool, parties, change, MOST_LISTED);
    const preview: TakeBackPreview = {
      text: textOfChange(change, changes, directory),
      from,
      isBefore: change.from > directory.today,
      passing: await countOwn(this.pool, ended),
      standing: [...later, ...done.map(told)],
    };
    return { preview, parties, directory };
  }
}

function mustFind(changes: readonly DepartmentChangeRow[], number: number): DepartmentChangeRow {
  const change = changes.find((one) => one.number === number);
  if (!change) throw refuse('notFound');
  return change;
}

function told({ kind, label, name }: StandingItem): TakeBackPreview['standing'][number] {
  if (kind !== 'part') return { kind, label, name };
  return { kind, label: obligationTitle(label as ObligationKind, name), name: '' };
}

function standsAgainst(standing: TakeBackPreview['standing']): DepartmentFault {
  return new DepartmentFault('changeStands', '', { standing: standing.length }, standingText(standing));
}

/** Returns in one sentence what stands against taking back: the first three of each kind, by name. */
function standingText(standing: TakeBackPreview['standing']): string {
  const kinds = [...new Set(standing.map(({ kind }) => kind))];
  const parts = kinds.map((kind) => {
    const all = standing.filter((one) => one.kind === kind).map(({ label }) => label);
    return `${STANDING_NAMES[kind]}（${all.slice(0, 3).join('、')}${all.length > 3 ? ' 等' : ''}）`;
  });
  return `不能撤回，已有${parts.join('、')}。`;
}
