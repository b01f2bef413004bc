import type {
  DepartmentBody,
  DepartmentPreview,
  DepartmentPreviewBody,
  DepartmentRegisterView,
} from '@app/contracts';
import {
  countByHeir,
  countPassing,
  Directories,
  type Directory,
  findDepartmentChanges,
  findDepartmentCommand,
  findPassing,
  recordDepartmentChange,
} from '@app/database';
import {
  type DepartmentAct,
  type DepartmentEffect,
  departmentEffect,
  DepartmentFault,
  obligationTitle,
  type ObligationKind,
} from '@app/domain';
import { departmentsNamedIn, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { bodyHash } from '../common/body-hash';
import { InvalidContent, refuse } from '../common/problems';
import { registerView, textOfChange } from './department-view';
import { lettersOf } from './letters';
import { RuleSets } from './rule-sets';
import { checkShares, findNameable, withIndicators } from './shares';

/** The rows of each kind that a preview lists. */
const MOST_LISTED = 200;

/** 部门与机构: the register of departments. Nothing is rewritten; from its day on, an act decides who does whose work. */
@Injectable()
export class Departments {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
    private readonly ruleSets: RuleSets,
  ) {}

  async view(): Promise<DepartmentRegisterView> {
    const directory = await this.directories.read();
    return registerView(directory, await findDepartmentChanges(this.pool));
  }

  /** Throws the codes of DEPARTMENT_REFUSALS, with the place in the act. */
  async preview(body: DepartmentPreviewBody): Promise<DepartmentPreview> {
    const directory = await this.directories.read();
    const { effect, ending, passing, nameable } = await this.effectOf(body, directory);
    const { successor: heir, shares = {} } = effect.end[0] ?? { successor: null };
    const heirs = { shares, successor: heir };
    const [items, counts] = await Promise.all([
      findPassing(this.pool, ending, heirs, MOST_LISTED),
      countByHeir(this.pool, ending, heirs),
    ]);
    const nameOf = (id: string) => nameIn(effect, id) ?? directory.department(id);
    return {
      successor: heir === null ? null : { id: heir, name: nameOf(heir) },
      passing,
      successors: counts.map(({ successor: id, ...count }) => ({ id, name: nameOf(id), passing: count })),
      subjects: nameable.map(({ subject, ...one }) => ({ ...one, successor: shares[subject] ?? heir! })),
      items: items.map(({ label, name, department, successor, ...item }) => ({
        ...item,
        ...(item.kind === 'part'
          ? { label: obligationTitle(label as ObligationKind, name), name: '' }
          : { label, name }),
        department: directory.department(department),
        successor: successor && nameOf(successor),
      })),
    };
  }

  /**
   * Records an act; the same answer for the same `commandId`. Throws the codes of DEPARTMENT_REFUSALS with their place,
   * `departmentsChanged` when somebody else recorded one since, `commandIdReused`.
   */
  async record(user: User, body: DepartmentBody): Promise<DepartmentRegisterView> {
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash('departments', user.id, body);
    const known = await findDepartmentCommand(this.pool, commandId);
    if (known && known !== hash) throw refuse('commandIdReused');
    if (known) return this.view();
    const directory = await this.directories.read();
    const { from, act, basedOn, documentTitle, documentNumber } = body;
    const { effect, passing } = await this.effectOf(body, directory);
    const note = { basedOn, commandId, bodyHash: hash, kind: act.kind, from, documentTitle, documentNumber };
    const named = { number: basedOn + 1, kind: act.kind, from, ends: effect.end, takesBack: null };
    const text = textOfChange({ ...named, names: [...effect.begin, ...effect.rename] }, [], directory);
    const document = `《${documentTitle}》${documentNumber ? `（${documentNumber}）` : ''}`;
    const letters = await lettersOf(this.pool, effect, { text, from, document }, directory);
    const recorded = await recordDepartmentChange(this.pool, effect, {
      ...note,
      ...{ passing, by: user.id, letters },
    });
    if (recorded || (await findDepartmentCommand(this.pool, commandId)) === hash) return this.view();
    throw refuse('departmentsChanged');
  }

  /** What the act does, and how much passes by it. A department with anything in its hands leaves a successor. */
  private async effectOf({ act, from }: DepartmentPreviewBody, directory: Directory) {
    const { register, today } = directory;
    try {
      const effect = await this.completed(departmentEffect(register, act, from, today), act);
      const nameable = act.kind === 'split' ? await this.nameableIn(act, directory) : [];
      const ending = effect.end.map(({ id }) => id);
      const passing = await countPassing(this.pool, ending);
      const isAlone = effect.end.some(({ successor }) => successor === null);
      if (isAlone && (Object.values(passing).some((count) => count > 0) || (await this.isNamed(ending))))
        throw new DepartmentFault('successorMissing', '/successor');
      return { effect, ending, passing, nameable };
    } catch (error) {
      if (!(error instanceof DepartmentFault)) throw error;
      const { code, message, facts, place } = error;
      throw new InvalidContent(
        [{ pointer: place === '/from' ? place : `/act${place}`, detail: message }],
        code,
        message,
        facts,
      );
    }
  }

  private async completed(effect: DepartmentEffect, { kind }: DepartmentAct): Promise<DepartmentEffect> {
    return kind === 'split' ? withIndicators(effect, await this.rulesOfWork()) : effect;
  }

  private async nameableIn(act: Extract<DepartmentAct, { kind: 'split' }>, directory: Directory) {
    const nameable = await findNameable(this.pool, act.department, await this.rulesOfWork(), directory);
    checkShares(act, nameable);
    return nameable;
  }

  private async rulesOfWork(): Promise<RuleSet> {
    return this.ruleSets.of(await this.ruleSets.workingYear());
  }

  private async isNamed(departments: readonly string[]): Promise<boolean> {
    const rules = await this.rulesOfWork();
    const named = departmentsNamedIn({ ...rules });
    return departments.some((id) => named.some(({ department }) => department === id));
  }
}

function nameIn({ begin }: DepartmentEffect, id: string): string | undefined {
  return begin.find((one) => one.id === id)?.name;
}
