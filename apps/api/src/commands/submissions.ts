import type { CommandTarget } from '@app/database';
import type { PinnedRules } from '@app/domain';
import { type CellType, findOtherType, formFaults } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { InvalidContent } from '../problems';
import { RuleSets } from '../reference/rule-sets';

type Draft = CommandTarget['application'];

/** What is weighed when a draft is submitted, and the rules that it is bound to from then on. */
@Injectable()
export class Submissions {
  constructor(private readonly ruleSets: RuleSets) {}

  /** The rules in force now for a draft's type. */
  rulesFor(draft: Draft): Promise<PinnedRules> {
    return this.ruleSets.pinnedFor(draft);
  }

  /** The same, after the form. Throws `wrongCellType`, `formIncomplete`; pointers lead into the draft. */
  async weigh({ programmeYear, cellType, unitName, form }: Draft): Promise<PinnedRules> {
    const ruleSet = await this.ruleSets.inForce(programmeYear);
    const answers = form ?? {};
    const right = findOtherType(ruleSet, cellType, { name: unitName, form: answers });
    if (right) throw wrongType(right);
    const faults = formFaults(ruleSet, cellType, answers);
    if (faults.length > 0) {
      const places = faults.map(({ field, detail }) => ({ pointer: `/form/${field}`, detail }));
      throw new InvalidContent(places, 'formIncomplete', '申报表填写不完整或有误,请修改草稿后再提交。');
    }
    return this.ruleSets.pinnedFor({ programmeYear, cellType });
  }
}

function wrongType({ no, code, name }: CellType): InvalidContent {
  const detail = `该单位不属于所选类型,请按第 ${no} 类“${name}”申报。`;
  return new InvalidContent([{ pointer: '/cellType', detail }], 'wrongCellType', detail, {
    cellType: code,
    no,
  });
}
