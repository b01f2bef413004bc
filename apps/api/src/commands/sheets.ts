import type { sheetBody } from '@app/contracts';
import { type CivilDate, civilDateAt, type PinnedRules, scoreSheet, sheetFaults } from '@app/domain';
import { rubricOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { InvalidContent } from '../common/problems';
import { RuleSets } from '../reference/rule-sets';
import type { SheetResult } from './split';

/** 核查评分表: counted here, where the sheet lies; the workflow hears outcome and score. */
@Injectable()
export class Sheets {
  constructor(private readonly ruleSets: RuleSets) {}

  /**
   * Throws `invalidSheet` with the place of every fault. `offset` is the programme clock's (ms); nothing was inspected
   * before `submittedOn`.
   */
  async score(
    sheet: z.output<typeof sheetBody>,
    rules: PinnedRules,
    offset: number,
    submittedOn?: CivilDate,
  ): Promise<SheetResult> {
    const rubric = rubricOf(await this.ruleSets.get(rules.version), rules.pass.rubric);
    const faults = sheetFaults(rubric, sheet.marks).map(({ itemId, detail }) => ({
      pointer: `/sheet/marks/${itemId.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail,
    }));
    if (sheet.inspectedOn > civilDateAt(Date.now() + offset)) {
      faults.unshift({ pointer: '/sheet/inspectedOn', detail: '核查日期不能晚于今天。' });
    }
    if (submittedOn && sheet.inspectedOn < submittedOn) {
      faults.unshift({ pointer: '/sheet/inspectedOn', detail: `核查日期不能早于申报日期(${submittedOn})。` });
    }
    if (faults.length > 0)
      throw new InvalidContent(faults.slice(0, 100), 'invalidSheet', '评分表填写不完整或有误。');
    const { outcome, score } = scoreSheet(rubric, sheet.marks, rules.pass);
    return { outcome, score };
  }
}
