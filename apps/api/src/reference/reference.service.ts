import type { CellTypeItem, CellTypeQuery, departmentList } from '@app/contracts';
import { Directories, type Directory } from '@app/database';
import { endedBy, namesOn } from '@app/domain';
import { type CellType, formFieldsOf, getCellType, rubricOf, type RuleSet } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { refuse } from '../common/problems';
import { RuleSets } from './rule-sets';

/** What everyone may look up. */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
  ) {}

  /** Under a version that applications are bound to, or under the rules in force. Throws `notFound`, `unknownProgramme`. */
  async cellTypes({
    year,
    version,
  }: CellTypeQuery): Promise<{ programmeYear: number; rulesVersion: string; items: CellTypeItem[] }> {
    const rules = version
      ? await this.ruleSets.find(version)
      : await this.ruleSets.of(year ?? (await this.ruleSets.workingYear()));
    if (!rules) throw refuse('notFound');
    const directory = await this.directories.read();
    return {
      programmeYear: rules.programmeYear,
      rulesVersion: rules.version,
      items: rules.cellTypes.map((type) => itemOf(type, rules, directory)),
    };
  }

  async departments(): Promise<z.infer<typeof departmentList>> {
    const { register, today, department } = await this.directories.read();
    const items = register.first.map(({ id }) => ({
      id,
      name: department(id),
      fullName: namesOn(register, id, today)!.fullName,
      ended: endedBy(register, id, today) !== undefined,
    }));
    return { items };
  }
}

function itemOf(
  { no, code, name, leads, excludes = [], target, passMark, sites, rubric: id }: CellType,
  rules: RuleSet,
  directory: Directory,
): CellTypeItem {
  const { title, basis, sections, choices, bonusCap } = rubricOf(rules, id);
  return {
    no,
    code,
    name,
    leads: leads.map((lead) => ({ id: lead, name: directory.in(`type:${code}`).department(lead) })),
    excludes: excludes.map(({ cellType }) => ({ code: cellType, name: getCellType(rules, cellType).name })),
    target,
    passMark,
    sites: sites?.value ?? false,
    rubric: {
      id,
      title,
      basis,
      sections: sections.map(({ id, title, max, minimum }) => ({ id, title, max, minimum })),
      items: sections.flatMap((section) => section.items.map((item) => ({ ...item, section: section.id }))),
      choices: choices.map((choice) => ({ ...choice })),
      bonusCap,
    },
    form: formFieldsOf(rules, code),
  };
}
